"""The verbs with which Chinese official texts say what is to be done, in patterns without a group.

A word that is a noun elsewhere (规范, 检查) tells of an act only at the head of a clause, so each set is
good for fewer places than the one before it.
"""

ACT = r"建立|健全|完善|制定|开展|加强|强化|落实|组织|采取|实施(?!效果|情况)|推动|做好"
"""Acts wherever they stand."""
ACT_IN_CLAUSE = rf"{ACT}|完成|进行|履行|明确|设[立置]|配[备置齐]|报送|填报|提交|办理"
"""Acts in a clause, though not in what only tells when or by what (按照…进行)."""
ACT_AT_HEAD = (
    rf"{ACT}|履行|明确|设[立置]|配[备置齐合]|规范|保存|留存|公开|指定|排查|整改|核查|签订|督促"
    r"|指派|委派|任命|聘[请用任]|组建|成立|推进|深化|整治|统筹|优化|提[升高]|拓展|探索"
)
"""Acts at the head of a sentence, which has no modal word then: 建立台账."""
ACT_ON_PARTY = (
    rf"{ACT_AT_HEAD}|委托|确定|选[择用聘派任]|培[训养]|考核|更换|告知|通知|监督|指导|检查|约束|管理好|审[查核]|评估|报告|联系|协助|邀请"
    r"|派[出驻]"
)
"""Acts at the head of words that end in the name of a party: 通知有关部门, 设置安全负责人."""
FILING_AT_HEAD = (
    r"(?:登[录陆]|点击|下载|填[写报]|报[送备]|上[传报]|提交|申报|寄送|邮寄|携带|领取|缴[纳费存]|办理)"
    r"(?!材料|内容|时间|方式|要求|范围|主体|对象|流程|期限|单位|形式|渠道|说明|情况|条件|指南|[者人表的])"
)
"""Acts of handing in at the head of a sentence, and not what is told of them: 报送范围."""
