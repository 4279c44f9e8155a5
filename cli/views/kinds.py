"""What lawyers call the kinds of instruments and of provisions."""

__all__ = ["KINDS", "LEVELS"]

KINDS = {
    "constitution": "constitution 宪法",
    "law": "law 法律",
    "admin_regulation": "administrative regulation 行政法规",
    "local_regulation": "local regulation 地方性法规",
    "autonomous_regulation": "autonomous regulation 自治条例、单行条例",
    "dept_rule": "departmental rule 部门规章",
    "local_rule": "local government rule 地方政府规章",
    "judicial_interpretation": "judicial interpretation 司法解释",
    "amending_decision": "amending decision 修改决定",
    "amendment": "amendment 修正案",
    "decision": "decision 决定",
    "resolution": "resolution 决议",
    "reply": "reply 批复",
}

LEVELS = {
    "part": "编",
    "subpart": "分编",
    "chapter": "章",
    "section": "节",
    "article": "条",
    "item": "条 (一、二、三、)",
    "paragraph": "款",
    "point": "项",
    "indent": "目",
    "annex": "annexes 附件",
}
