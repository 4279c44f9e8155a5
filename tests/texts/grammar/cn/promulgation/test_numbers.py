from texts.grammar.cn.promulgation import numbers
from texts.grammar.cn.promulgation.tokens import fold
from texts.promulgation import DocumentNumber


def composed(text: str) -> DocumentNumber | None:
    for match in numbers.find(fold(text)):
        return numbers.compose(text[: match.start], match)
    return None


def test_an_order_is_numbered_after_its_organ() -> None:
    number = composed("中华人民共和国国务院令第556号")
    assert number == DocumentNumber("中华人民共和国国务院令第556号", "中华人民共和国国务院令", None, None, 556)


def test_the_number_may_stand_before_the_word_order() -> None:
    assert composed("海关总署第61号令") == DocumentNumber("海关总署第61号令", "海关总署令", None, None, 61)


def test_a_proclamation_is_numbered_within_a_term() -> None:
    number = composed("云河市第十三届人民代表大会常务委员会公告\n(第52号)")
    assert number is not None
    assert (number.series, number.term, number.number) == ("云河市第十三届人民代表大会常务委员会公告", 13, 52)


def test_an_order_may_print_its_term_before_the_number() -> None:
    number = composed("中华人民共和国主席令（十届第82号）")
    assert number is not None
    assert (number.term, number.number) == (10, 82)


def test_a_proclamation_without_number_is_known_by_its_organ() -> None:
    assert composed("云河市人民代表大会常务委员会公告公布") == DocumentNumber(
        "云河市人民代表大会常务委员会公告", "云河市人民代表大会常务委员会公告", None, None, None
    )


def test_a_reference_names_its_own_series_and_year() -> None:
    assert composed("法释〔2013〕8号") == DocumentNumber("法释[2013]8号", "法释", 2013, None, 8)


def test_a_series_begins_where_the_title_before_it_ends() -> None:
    number = composed("最高人民法院关于示范若干问题的解释法释[2013]25号")
    assert number is not None
    assert number.series == "法释"


def test_a_reference_is_printed_as_the_text_prints_it() -> None:
    text = "人薪发［1995］32号"
    match = next(iter(numbers.find(fold(text))))
    assert numbers.printed(text, match) == text


def test_brackets_around_a_number_are_no_part_of_it() -> None:
    text = "公告（第52号）"
    match = next(iter(numbers.find(fold(text))))
    assert numbers.printed(text, match) == "公告第52号"


def test_the_count_of_a_session_is_no_document_number() -> None:
    assert composed("第十二届人民代表大会常务委员会第三十八次会议") is None
