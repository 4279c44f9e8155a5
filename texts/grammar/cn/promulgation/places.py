"""Places whose organs make law, and the codes of their jurisdictions (行政区划).

A place is named by its own name and rank (洛阳市); where a text prints only the
rank (市人民代表大会), which place is meant is told from the rest of the text or
not at all.
"""

import re

from texts.patterns import lazily

__all__ = ["NATION", "code_of", "place_in"]

NATION = "CN"

# ISO 3166-2, the province as printed, then the cities and prefectures in it that
# make local regulations, without 市; those merged since are kept, old texts name them.
_TABLE = """
CN-BJ 北京市
CN-TJ 天津市
CN-SH 上海市
CN-CQ 重庆市
CN-HE 河北省 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水
CN-SX 山西省 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
CN-NM 内蒙古自治区 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布
CN-LN 辽宁省 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛
CN-JL 吉林省 长春 吉林 四平 辽源 通化 白山 松原 白城 延边朝鲜族自治州
CN-HL 黑龙江省 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
CN-JS 江苏省 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
CN-ZJ 浙江省 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
CN-AH 安徽省 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 巢湖
CN-FJ 福建省 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
CN-JX 江西省 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
CN-SD 山东省 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 莱芜 临沂 德州 聊城 滨州 菏泽
CN-HA 河南省 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
CN-HB 湖北省 武汉 黄石 十堰 宜昌 襄阳 襄樊 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施土家族苗族自治州
CN-HN 湖南省 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西土家族苗族自治州
CN-GD 广东省 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮
CN-GX 广西壮族自治区 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
CN-HI 海南省 海口 三亚 三沙 儋州
CN-SC 四川省 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝藏族羌族自治州 甘孜藏族自治州 凉山彝族自治州
CN-GZ 贵州省 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南布依族苗族自治州 黔东南苗族侗族自治州 黔南布依族苗族自治州
CN-YN 云南省 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 思茅 临沧 楚雄彝族自治州 红河哈尼族彝族自治州 文山壮族苗族自治州
CN-YN 云南省 西双版纳傣族自治州 大理白族自治州 德宏傣族景颇族自治州 怒江傈僳族自治州 迪庆藏族自治州
CN-XZ 西藏自治区 拉萨 日喀则 昌都 林芝 山南 那曲
CN-SN 陕西省 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
CN-GS 甘肃省 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏回族自治州 甘南藏族自治州
CN-QH 青海省 西宁 海东 海北藏族自治州 黄南藏族自治州 海南藏族自治州 果洛藏族自治州 玉树藏族自治州 海西蒙古族藏族自治州
CN-NX 宁夏回族自治区 银川 石嘴山 吴忠 固原 中卫
CN-XJ 新疆维吾尔自治区 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉回族自治州 博尔塔拉蒙古自治州 巴音郭楞蒙古自治州 克孜勒苏柯尔克孜自治州 伊犁哈萨克自治州
"""


def _read_table() -> dict[str, str]:
    codes: dict[str, str] = {}
    for line in _TABLE.split("\n"):
        code, *names = line.split() or [""]
        for name in names:
            codes[name if re.search("省$|市$|自治[区州]$", name) else name + "市"] = code
    return codes


_CODES = _read_table()
_SPECIAL_ZONES = {name + "经济特区": _CODES[name + "市"] for name in ("深圳", "珠海", "汕头", "厦门")} | {"海南经济特区": "CN-HI", "海南自由贸易港": "CN-HI"}
_KNOWN = {**_CODES, **_SPECIAL_ZONES}
_LENGTHS = sorted({len(name) for name in _KNOWN}, reverse=True)
# 自治县 and 自治旗 are too many to list, and always name a people: 景宁畲族自治县.
_COUNTY = lazily("[\u4e00-\u9fff]{1,10}?(?:族|各族|蒙古|达斡尔)自治[县旗]")


def place_in(text: str) -> str | None:
    """Return the place that `text` begins with (洛阳市, 景宁畲族自治县, 深圳经济特区), or `None`.

    Args:
        text: a title or the name of an organ.
    """
    named = _named(text)
    county = (_COUNTY.match(text, len(named)) if named else None) or _COUNTY.match(text)
    return county[0] if county else named


def code_of(text: str) -> str | None:
    """Return the ISO 3166-2 code of the province that `text` begins with or whose city it begins with, or `None`."""
    named = _named(text)
    return _KNOWN[named] if named else None


def _named(text: str) -> str | None:
    """Return the longest name of the table that `text` begins with."""
    return next((text[:length] for length in _LENGTHS if text[:length] in _KNOWN), None)
