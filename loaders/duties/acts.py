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
    r"|指派|委派|任命|聘[请用任]|组建|成立"
)
"""Acts at the head of a sentence, which has no modal word then: 建立台账."""
ACT_IN_CALL = (
    rf"{ACT_AT_HEAD}|完成(?!率|时|情况|后|日期|[的了])|杜绝|补[齐足报正]|(?:严格|切实|坚决)(?!意义|来说|的)|推进|深化|整治|统筹|优化|提[升高]|拓展|探索|研究|发展|加[快大]|支持|[运利]用|发挥|建设"
    r"|构建|搭建|打造|布局|遴选|梳理|引导|坚持|(?:高度)?重视|畅通|指导|促进|参[与加]|分析|跟踪|出台|部署|丰富|培育|提供|推广|维护|保障|打击|更新|发现"
    r"|解散|增加(?!值|的)|安排|巡查|关注|清理|处置|移交|评估|总结(?!评估)|告知|通知(?!明确|要求|指出|提出|强调|如下)|公示|承担|检查(?!.*情况|范围|内容|对象|方式|结果|重点|项目)"
    r"|(?:汇总|统计|整理)(?!情况|范围|内容|对象|方式|结果|指标|数据|报表|口径|制度|[表的])"
)
"""Acts at the head of a sentence in a text that asks: 优化服务."""
FILING_AT_HEAD = (
    r"(?:登[录陆]|点击|下载|填[写报]|报[送备]|上[传报]|提交|申报|寄送|邮寄|携带|领取|缴[纳费存]|办理)"
    r"(?!材料|内容|时间|方式|要求|范围|主体|对象|流程|期限|单位|形式|渠道|说明|情况|条件|指南|[者人表的])"
)
"""Acts of handing in at the head of a sentence, and not what is told of them: 报送范围."""
HOW = (
    r"(?:并|同时|然后|提前|认真|切实|严格|全面|及时|定期|积极|主动|进一步|持续|自行|统一"
    r"|重点|扎实|逐[一项级]|依法|如实|按时|着力|大力|深入|充分|合理|稳妥|高质量|高质高效|密切|深度|不断|有序|坚决|事先|抓紧|尽[快早]|视情|动态|牢固|科学|多[维角]度)*"
)
"""What stands before an act and says how it is done: 认真, 及时."""
