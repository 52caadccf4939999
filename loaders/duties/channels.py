"""Through what a statement asks something to be handed in or done: 通过…系统报送, 登录…平台填报."""

import re
from collections.abc import Iterator

from dutygraph.loaders.duties.acts import ACT_AT_HEAD

_THING = (
    r"(?:系统|平台|网站|官网|门户|邮箱|电子邮件|邮件|小程序|公众号|客户端|热线(?:电话)?|窗口|信箱|渠道|传真)"
    r"(?![的内外中]|上(?![传报])|运营|服务|提供|企业|经营|建设|管理|商|方|安全)"
)
_ADDRESS = r"(?:(?<=箱)[：:]?[A-Za-z0-9._-]{1,40}@[A-Za-z0-9._-]{1,40})?"
_THROUGH = re.compile(
    r"(?:通过|登录|登陆|经由|依托|向(?=[^，。；：:\n]{2,60}?(?:系统|平台)(?:及时|规范|如实|实时|准确|完整|统一)*(?:填报|填写|报送|提交|上传|上报|申报|备案|报备|推送|传输|共享))|(?:发送|报送|提交|上传|传输|传送|推送|寄送|邮寄)[^，。；;：:\n至到]{0,20}(?:至|到)"
    rf"|在(?!\d)(?=[^，。；;：:\n]{{2,60}}?(?:系统|平台|网站|官网)(?:填报|填写|报送|提交|上传|申报|登记|备案|公示)))[“\"]?(?P<channel>[^，。；;：:\n]{{0,60}}?{_THING}{_ADDRESS})"
)
_KINDS = "(?:电话|传真|邮寄|快递|电子邮件)"
_MEDIUM = re.compile(
    rf"(?<!联系)(?P<channel>{_KINDS})(?=(?:(?:[、和及]|或者?){_KINDS})?(?:方式|形式)?(?:及时|立即|如实)?"
    r"(?:报[告送请]|上报|告知|通知|反馈|送达|发送|寄送|提交|(?<!电话)[至到])(?!制度|机制|人(?!民)|单|表|内容|记录))"
)
"""电话报告, 传真至某号: what carries it, told by the verb itself."""
ONLY_CHANNEL = re.compile(
    rf"(?!{ACT_AT_HEAD}|接入|对接|通过|登录|经|在|使用|上传|报|提交|填|部署|建设|升级|完成|进行|运[行营])[^，,。；;：:、]{{2,30}}(?:系统|平台|邮箱)[。；;]?"
)
"""What a cell for what is handed in says where it only tells through what."""
_ACT = re.compile(
    r"报送|提交|上报|填报|填写|上传|申报|备案|报备|报告|登记|注册|举报|反馈|办理|公示|公布|发布|查询|下载|发送|寄送|邮寄|变更|更新"
)
_NAMELESS = ("系统", "平台", "渠道")
_CLAUSE_END = re.compile(r"[。；;\n]")
_ALSO = re.compile(rf"(?:[、和及]|或者?)(?P<channel>[^，。；;：:\n、]{{0,40}}?{_THING})")


def channels(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words for each, where the same sentence says what is done through it."""
    told: set[str] = set()
    for match in (*_THROUGH.finditer(text), *_MEDIUM.finditer(text)):
        stop = _CLAUSE_END.search(text, match.end())
        acts = match.re is _MEDIUM or _ACT.search(text, match.start(), stop.start() if stop else len(text))
        found = match if acts and match["channel"] not in _NAMELESS else None
        while found:
            if found["channel"] not in told:
                yield found.span("channel")
            told.add(found["channel"])
            found = _ALSO.match(text, found.end())
