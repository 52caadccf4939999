"""What is said of handing in and asks nobody to hand anything in to a body."""

import re

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.handing_in.recipients import ORGANS, REMARK
from dutygraph.loaders.duties.modality import blank_quoted
from dutygraph.loaders.duties.who.parties import PARTY, bearer_of

_DENIED = re.compile(
    r"(?:(?<![所持])有权|可以?不|不需要?|无[需须]|不必|免[予于]|不再|未|不得|不应当?|不准|不可|不予|禁止|严禁|拒绝?|减少|面临|以便|便于|无法|避免|视[为同]|是否能?|不(?:如实|及时|按[^，。；]{1,3}))[^，。；的]*$|拟$|(?:系统|平台)[将会]?自动[^，。；的]*$|(?<![自应须当])已经?(?:将[^，。；]*|[在向按于][^，。；的]*)?$"
)
_LONGEST_DENIED = 20
_BY = re.compile(r"(?<![自理缘])由(?!专人|专门)(?=[^，,。；;\n由]+$)")
_HAS_OTHERS_DO = re.compile(
    r"(?:[督敦]促|提[示醒]|引导|指导|告知|通知|帮助|协助|委托(?!企业|方|人|单位|加工)|(?<![按照据])要求)(?=[^，,。；;\n]{0,12}(?:机构|人|主|户|者|方|企业|单位|公司|商|对象))[^，,。；;\n并]+$"
)
LONGEST_BY = 40
_NOT_TO_BODIES = re.compile(
    r"对(?<![^，,。；;、\n]对)[^。；;\n]{2,60}?的[，,]?(?:将?(?:按照?|依[法据照]|根据|由|视|予以|给予)|将(?:通报|纳入|列入|会同|组织))[^。；;\n]*"
    r"|向[^，,。；;\n、和与及向]{0,20}?(?:企业|公司|[用客]户|处理者|运营者|经营者|提供者|供应商|运营商|服务商|[受委]托方)"
    r"(?=报[送告]|提交|提供|反馈|通报|告知)[^，,。；;\n]*"
    rf"|报[请经送]?(?:{ORGANS})(?:审[议批核定查]|讨论|批准|同意|通过)+后"
    r"|(?<=投诉|举报|诉求)[^。；;\n]{0,30}反馈(?!至|到|给)[^，,。；;\n]*"
)
"""What an authority does where something is not done (对逾期未报的，将按照规定报某部处理), and what one
company gives another, its own organs (报董事会批准后), its users or who complains.
"""

VAGUE = re.compile(
    r"申请(?:方式|流程|渠道).*|.*(?:模板|样式|情形|条件|范围|的方式.*|下载)|材料|(?:有关|相关|具体)?(?:情况(?!说明|报告|汇总|表|简报)|事项|工作(?![一-鿿]{0,8}(?:情况|进展|总结|报告|方案|计划|台账|信息|表)$)|制度(?!文[本件]$)|机制|程序|义务|流程|责任(?![人书状])|渠道|要求|管理(?![^，。；]*(?:方案|报告|制度|计划|台账)$)).*"
)
SOUGHT = re.compile(
    r".*(?:项目|试点|示范|称号|资质|专项|基地|标杆|城市|企业|工厂|单位|名单|产品|中心|奖项?|荣誉|补[贴助]|资金)(?:（[^（）]*）)?"
)
"""What one applies for and does not hand in: 申报示范项目."""
OF_PARTY = re.compile(
    rf"[^，,。；;、]{{0,24}}?的[^，,。；;、的]{{0,10}}?(?:{PARTY.pattern})(?=[应须要需对在于将可均]|必须|不得)"
)
"""报送年报的企业应当: whose act it is, told by what they hand in."""


def to_bodies(text: str) -> str:
    """The text, as long as it is, without what is quoted, what goes to no body, and marks in brackets."""
    plain = REMARK.sub(lambda said: re.sub("[，。；]", "\u25a1", said[0]), blank_quoted(text))
    return _NOT_TO_BODIES.sub(lambda said: "\u25a1" * len(said[0]), plain)


def not_asked(plain: str, at: int) -> bool:
    """Whether it is not to be done, or somebody else does it: 由主管部门汇总后报送, 提醒车主办理登记."""
    if _DENIED.search(plain, max(0, at - _LONGEST_DENIED), at):
        return True
    if _HAS_OTHERS_DO.search(plain, max(0, at - LONGEST_BY), at):
        return True
    if (by := _BY.search(plain, max(0, at - LONGEST_BY), at)) is None:
        return False
    first = next(PARTY.finditer(plain, by.end(), at), None)
    return first is None or bearer_of(first) is not Bearer.ENTERPRISE
