"""Sentences that state no duty: definitions, goals, descriptions, penalties and signatures."""

import re

from dutygraph.graph.model import Bearer
from dutygraph.loaders.duties.modality import blank_quoted, modals
from dutygraph.loaders.duties.who.actors import Actor
from dutygraph.loaders.duties.who.phrases import told_by
from dutygraph.loaders.structure.telling import asks, calls
from dutygraph.text.dates import DAY_ALONE
from dutygraph.text.first_characters import quick

TELLS_CASES = re.compile(r"(?:具体|主要)?(?:情形|情况|行为)(?:主要|具体)?(?:包括|如下|有|为)")
"""How a sentence begins that tells the cases of the one before it: 具体情形包括：一是…."""
_DEFINES = re.compile(
    r"[^。；]{1,60}?[，,]?\s*(?:是指|系指|[，,]指(?![导定派挥])|包括但不限于)|本[^，。；]{1,8}所[称指][^，。；]{2,24}?(?:为|指|包括)"
    r"|(?:下列|以下|如下)[^，。；：]{0,16}(?:情形|情况|行为)(?:属于|视为|是|为)"
)
_DEFINED_MUST = re.compile(r"[，,](?:还|均|都|也)?(?:应当?|须|必须|不得)")
"""A duty of the one that is defined: 测试主体是指…的单位，应符合…."""
_DESCRIBES = re.compile(
    r"(?![一二三四五六七八九十]{1,2}是)[^，。；：]{1,40}?(?<![还只但凡若可既就正都也不总于先应要须可一二三四五六七八九十])是(?!否|指)[^，。；]{2,}"
    r"|[^。；]{2,80}，(?:也|正|就|都|更)?是(?!否|指)|[^。；]{0,60}(?:关键|目的|意义)(?:是|在于)"
)
"""What something is or hangs on: 如实报告，也是企业的义务."""
_SANCTION = (
    r"处[罚置分]|查处|罚款|警告|通报|约谈|曝光|追[究责]|问责|责令|取消|撤销|吊销|注销|停业|(?:暂停|停止|终止|中止)(?!发布|上传)|移送|督办|[列纳]入|记[入录]|缓期|降级|清退|下架|关停"
    r"|法律责任|(?:依[法规据照]|按照?|严肃|从[重严]|予以|进行)[^，。；]{0,24}处理"
)
"""What a public body does to whoever does not act."""
_PENALTY = quick(
    r"处[^，。；]{0,40}?(?:罚款|拘留|徒刑)|(?:给予|予以)[^，。；]{0,8}?(?:处[分罚]|警告|通报|约谈)|责令[^，。；]{0,12}?(?:改正|停|整改|关闭|消除|限期)"
    r"|(?:依法)?追究[^，。；]{0,12}?责任|构成犯罪|吊销|没收违法所得|纳入(?:重点监管|失信|黑名单|信用记录)|通报批评|(?:取消|暂停|撤销)[^，。；]{0,12}资格|承担民事责任|治安管理处罚|(?:暂停|停止|终止|中止|取消|撤销|注销)其|列[为入][^，。；]{0,6}(?:重点|失信|黑名单|异常)"
    r"|依照本[^，。；]{1,6}第[^，。；]{1,9}条[^，。；]{0,6}处[理罚]|从[重严][^，。；]{0,6}(?:处[理罚置]|查处)|(?<!可)不予(?:支持|推荐|通过|认定|立项)|停产停业|停业整顿|依[法规](?:依[法规])?予以[^，。；]{1,6}[。；]?$|约谈(?:其|主要|相关)|暂停(?:相关|经营|营业|业务)"
)
_OFFENCE = re.compile(
    r"违反|(?:没有|无)?违法(?:所得|经营额)|(?:对)?[^，。；]{0,20}(?:不力|不到位|不认真|敷衍|无正当理由|低于|不足|未达)[^，。；]{0,20}的|[^，。；]{0,20}发现[^，。；]{0,20}(?:瞒报|漏报|未|违)[^，。；]{0,16}的|拒不|逾期|[^，。；]{2,40}(?:有(?:前款|下列|上述)[^，。；]{2,12}之一的|违反[^，。；]{2,40}规定)[，,](?:由[^，。；]{2,40}?)?(?:责令|处|给予)|对?[^，。；]{0,12}(?:瞒报|迟报|漏报|谎报|隐瞒|伪造|弄虚作假)[^，。；]{0,20}的|对?(?:未按|未在|拒不|不按|不配合)|有(?:前款|下列|上述)|构成|对直接负责|情节|造成|导致|尚不|由[^，。；]{2,60}(?:责令|给予|处|依)|未(?:按|依|履行)"
    r"|[^，。；]{2,40}?未(?:按|依)[^，。；]{1,40}[，,](?:将?由)"
    r"|[^。；]{2,60}?(?:违反|不履行|拒不|未(?:按|依|履行))[^。；]{1,80}?的"
)
_FAULT = (
    r"违反|(?:违[规法]|非法)|(?<![从并尚])未(?![来成名经知])|逾期|拒不|不(?:按|履行|配合|合格|符合|达标|力|到位|认真)|瞒报|迟报|漏报"
    r"|谎报|隐瞒|伪造|弄虚作假|擅自"
)
_COMING = (
    rf"(?:(?:将|(?<!社)会(?=被|受|面临|遭|依法))[^。；]{{0,60}}?(?:{_SANCTION})|可能(?:会?被|面临|受到))"
)
CONSEQUENCE = re.compile(
    rf"(?:[对凡](?!本)[^。；]{{2,80}}?(?:的|者|单位|企业|行为)，?(?:一经[^，。；]{{2,6}}，)?(?:[^，。；的]{{0,16}}?(?:我[局委部厅]|中心|部门|[局部委厅署会院]))?(?:一律)?|(?:(?:若|如果?|一旦)[^。；，]{{0,12}}?)?(?:{_FAULT})[^。；]{{0,80}}?){_COMING}"
)
"""What a body will do to whoever does not act: 对逾期未报的，将予以通报; 违规运输会被罚款."""
_FAULT_TOLD = re.compile(
    rf"(?:{_FAULT})[^。；，]{{0,40}}(?:，?的[^，。；]{{0,12}})?，?[^，。；]{{0,24}}?{_COMING}"
)
_LATE = re.compile(
    r"(?:逾期|未按|未在|拒不|瞒报|迟报|漏报|谎报|隐瞒|弄虚作假)[^。；]{0,60}(?:依[法规据照]?|按照?)[^，。；]{0,60}(?:处理|处罚|查处)"
)
_PUNISHES = re.compile(
    r"(?![^。；]{0,40}(?:应当?|须|不得|发现|负责|可以)[^。；]{0,60}的，)[^。；]{2,80}?的，(?:(?:并|可以?|依法|一律|将|处以?[^，。；]{1,20}的?，)|由[^，。；]{2,30}?(?:依法)?)*"
    r"(?:处[^，。；]{0,30}(?:罚款|拘留|徒刑|罚金)|责令|没收|吊销|撤销[^，。；]{0,8}(?:备案|登记|许可|资[质格])|按日加收|加收[^，。；]{0,12}滞纳金|(?:给予|予以)[^，。；]{0,10}(?:处[分罚]|警告)|(?<=机关)收回)"
)
"""A case behind which the predicate begins with what only the state does: 拒绝检查的，责令改正."""
_UNDER_PENALTY = re.compile(
    r"(?![^。；，]{0,40}(?:发现|获知|知道|得知))[^。；，]{0,40}违反(?:了)?(?:本|前款|上述|法律|有关法律|国家有关)[^，。；]{0,24}"
    r"(?:，[^，。；]{0,40})?的[，,]"
)
_ANSWER = re.compile(
    r"(?:[^，。；]{0,12}，)?[^，。；《]{0,30}(?:通知|公告|会议|办法|函|《[^》]{1,60}》)(?:还|也|同时)?(?:要求|明确|规定|提出|强调|指出)"
    r"|(?:答\s*[：:]\s*)?(?:不(?:是|需要|可以|一定|属于|能)|是的?|需要|可以|无[需须]|属于)[。；]?|[（(][^（）()]*[）)][。；;]?|现将[^。；]{2,60}(?:公[布告示]|通[报知])如下(?:[（(][^（）()]*[）)])?[：:。]?"
)
"""Yes or no, who says what follows, or words in brackets, and nothing else: 不是。 通知明确，（某局）"""
_CONTACT = re.compile(
    r"[^，。；：:]{0,6}(?:账号|帐号|户名|开户行|开户银行|收款人|电话|邮箱|地址)[为是：:]|[^，。；：:]{0,8}(?:电话|邮箱|联系人|联系方式|传真|网址|地址|地点|邮编|邮政编码|收件人)\s*[：:]|[^。；]{0,24}(?:问题|疑问|疑义|事宜|事项|情况|意见|不明|咨询)[^。；]{0,6}可(?:以)?(?:咨询|致电|拨打|联系)"
    r"|(?:倡议|发起|主办|承办|支持)(?:单位|企业)\s*[：:]|(?:责任|相关)?(?:编辑|来源|校对|供稿|文件|链接|稿件|备案号|微信号|公众号)\s*[：:]|(?:最近|最后)更新|\d{4}-\d{1,2}-\d{1,2}[\s\d:]*$"
    r"|[^。；]{0,60}(?:致以|表示)[^，。；]{0,12}(?:问候|感谢|谢意|敬意|祝贺|歉意)|(?:您好|感谢|谢谢|此致|现(?:公开|面向[^，。；]{2,8})征求意见|【?(?:版权|免责)声明)|[^。；，]{0,16}(?:本网(?!络)|本站(?!点))|[^。；，]{0,16}(?:原创性|版权(?:问题|归|声明))|[^。；，]{0,16}(?:授权|许可)，(?:严禁|禁止|不得|请勿)转载|[^：:]{0,60}咨询电话[：:]"
    r"|(?:公开)?(?:征求意见|意见(?:反馈|征[集求]))(?:的)?(?:时间|期限|截止|起止)|(?:如有)?(?:有关|相关|修改|反馈|书面)?意见(?:和|或|及|、)?(?:建议)?[，,]?请"
)
"""How a letter, a page or its foot speaks of itself, and a draft of what is thought of it: 意见请发送至…."""
_CLASSIFIES = re.compile(
    r"[“\"][^”\"]{1,30}[”\"](?:包括|包含|为|即)|[^，。；]{0,20}分为[^。；]{2,}|(?:主要)?(?:包括|包含)[^。；]{2,}"
    r"|[^，。；]{2,60}[，,]?主要(?:包括|规范|涉及)[^。；]{2,}|[^，。；：]{1,80}?(?:属于|(?:企业|单位|主体|对象|范围|方式|重点|内容|人员|机构|车辆|产品|数据|情形|行为)(?:主要)?(?:包括|包含))[^。；]{2,}"
)
"""What kinds there are, or what something holds: 等级分为一级至五级, 包括负责人姓名."""
_NARRATES = re.compile(
    r"(?![^。；]*(?<![按照])(?:要求|责令)[^的])(?:据[^，。；]{0,16}(?:消息|报道|了解|统计)|截[至止](?:目前|今年|发稿)|[^，。；]{0,30}\d日(?!前|内|起)[^，。；]{0,30}(?:召开|举[行办])[^。；]{2,40}(?:会|活动)|[^。；]{0,60}?(?:正在|现已)|[^，。；\d]{0,40}(?<![\d一二三四五六七八九十个作])(?:日前|近日)(?:联合)?(?:印发|发布|发出|召开|公布|，)|[^，。；]{0,24}\d+[款家个批][^，。；]{0,12}中，|[^。；]{0,40}已(?:全部|经)完成|[^，。；]{0,12}平台(?:包括|由[^。；]{2,30}建设)|《[^》]{1,60}》[^。；]{0,40}(?:提出|体现|明确|规定|作出)了|[^。；]{0,60}?\d{4}年\d{1,2}月\d{1,2}日(?:上午|下午)?，(?![^。；]*[前起内])"
    r"|(?:[^，。；]{2,12}，)?\d+家[^，。；]{2,40}(?:，(?:均|视)为|，?未[按在能]|(?<=企业|单位|公司)(?:已|参加))|[^。；]{0,180}?(?:[主分]会场参加|发现\s*\d|\d[余多](?:人次|[家名份个件户])|\d(?:人次|万[余多]?[家户])|(?:明显|显著|大幅)(?:提升|提高|下降|改善|增强)[，。；]|[一-鿿](?<![为除])了(?!解)(?:\u3000|[^，。；的]{2,}(?:[，。；]|$)))"
    r"|(?:这|此举|业内|有?专家|该[^，。；]{1,6})[^。；]{0,16}?(?:有利于|有助于|意味着|标志着|表示|认为|告诉|聚焦|明确了)"
    r"|[^，。；]{2,30}(?:有|包括)[^，。；、]{2,12}(?:、[^，。；、]{2,12}){3,}[。；]?$"
    r"|(?:[^，。；]{1,8}，)*(?:近期|近来|部分|一些)[^。；]{2,60}(?:无法|未能|难以|反映|扰乱|损害|侵害|破坏)"
    r"|[^。；，]{2,16}普遍存在|[^。；]{2,40}存在[^。；]{2,}(?:问题|不足|差距|短板|现象)[。；]?$|[^，。；]{2,20}(?:系统|通道|端口|网站)(?:已|将)?[^，。；]{0,24}(?:关闭|开[放通启]|上线)(?:$|[，。；])|[^。；]{2,60}(?:尚未|往往)[^。；]{2,8}[。；]?$|[^，。；]{0,40}(?:采取|采用)[^，。；]{2,24}方式(?:进行|开展)?[。；]?$"
    r"|经[^。；]{2,40}(?:检查|评定|抽查|评审|核查)[^。；]{0,6}，[^。；]{0,40}(?:为|符合|合格))"
)
"""What was done and found: 2026年3月1日，某局召开会议; 经抽查，27家单位为合格."""
_HEADLINE = re.compile(r"[^，。；：\s]{1,10}(?:[部局委署厅院会办]|中心)[：:][^。；！？\n]{6,60}")
"""What a paper has above a report, without a stop: 某部：甲企业须备案."""
_COMES_OF_ITSELF = re.compile(
    r"[^。；]{2,60}的，[^。；]{0,16}(?:将会?(?:自动)?(?:终止|中止|失效)|视[为同]|即(?:失效|终止|撤回))[^。；]{0,16}[。；]?"
    r"|(?:[^，。；]{0,40}的，)?[^，。；]{0,40}(?:不再(?:接收|受理)|不予(?:受理|办理))[^，。；]{0,16}[。；]?"
    r"|(?:[^，。；应须]{2,40}，)?[^，。；应须]{2,60}(?:自动|自行)(?:失效|终止|作废|撤回)[。；]?|[^，。；]{0,40}将[^，。；]{0,16}承担[^，。；]{0,6}责任[。；]?"
    r"|[^。；]{0,100}(?:损害|损失|侵[害犯]|侵权)[^。；]{0,60}承担[^，。；]{0,8}(?:民事|赔偿|侵权|法律|相应|连带|补充)[^，。；]{0,4}责任[。；]?"
    r"|(?![^，。；]*(?:应当?|必须|须|不得)[^，。；]{2,}，)[^。；]{0,120}以[^，。；]{1,30}为准[。；]?|为了?[^。]*(?:制定|修订)本(?:法|条例|办法|规定|细则|规则|规范|标准)。?"
)
"""What comes of itself, by nobody's act (未补正的，评估将会终止), what one is liable for, and need not do
(造成用户损害的，应当承担相应责任), what goes before (以正本为准), or why the text was made (制定本办法).
"""
_FOLLOWS = re.compile(
    r"(?![^。；]*(?:应|须|不得|可以))[^。；]{2,80}?(?:不(?:再|予)?享受|的，[^。；，]{0,12}视[为同])[^。；]{0,40}[。；]?|关于[^，。；：应须]{2,24}。?"
)
"""What is so afterwards, and nothing anybody does (视为自行报送, 不享受补贴); a bare heading (关于存货。)."""
_ANNOUNCES = re.compile(
    r"(?:通知|公告|通告|批复|答复|函告|规定|意见|方案|要求|通报)如下|(?:现|特)?提出(?:以下|如下)(?:要求|意见|措施)|制定(?:本(?!地|单位|企业|部门|行业|区|市|省|县|级|公司|机构|领域)|如下)|(?:特|现)(?:此|予|将|制定)|(?:^|本[^，。；]{1,10}|规定|办法|条例|细则|通知|公告|[，。])(?:自|从)[^，。；]{2,24}[起日时](?:正式)?(?:施行|实施|执行|试行|生效)|有效期(?:至|为|\d|[一二三四五])[^，。；]*(?:[。；]|$)|(?:同时|予以|即行)废止"
)
"""What makes a document known, and says how long it holds."""
_MUST = r"(?:应当?|必须|须|不得)"
_ASKED = re.compile(
    r"(?:[^，。；]{2,30}情况，)?[^，。；]{0,60}?(?:是否|有无|应否)"
    r"(?![^。；]{1,60}[，,][^。；，]{0,24}?(?:应当|必须|不得)|[^。；]{1,60}的[一-鿿]{2,4}[。；]?$)"
)
"""What is to be examined, and not done: 是否取得同意."""
_QUESTION = re.compile(
    rf"(?:如何|怎样|怎么|为什么|为何)[^，。；]*[。；]?|[^，。；]{{2,40}}{_MUST}[^，。；明确说告知公列记]{{1,6}}(?:哪[些个类]|什么|多少|几[个项])[^，。；]{{0,8}}[。；]?"
)
"""A question without its mark: 企业应当承担哪些责任；"""
_ASKS = re.compile(r"[？?]\s*$|[（(]\s*[×√\s]\s*[）)]")
"""How a question ends, and what only a test leaves to be filled in: 企业应当每月备案。（×）"""
_HAN = re.compile(r"[一-鿿]")
_TELLS = re.compile(
    r"适用于|本[^，。；]{1,8}?(?:仅|不)?(?:适用于|由[^，。；]{2,40}?(?:负责)?(?:解释|修订|编制|制定|起草|归口))|[^。；]{0,80}?供[^，。；]{0,20}参考(?:使用)?"
    r"|(?:[^，。；]{0,30}?规定的?)?其[他它][^，。；]{0,16}(?:事项|情形|条件|材料|义务|职责|措施|要求|内容|信息|活动|行为|问题)"
)
"""What a document says of itself, and 法律、行政法规规定的其他事项."""
_EXCEPTION = re.compile(r"[^。；]{0,120}(?:除外|不在此限|(?:从|依照|按照)其规定(?:执行|办理)?)[。；]?")
"""What is taken out of a rule, or left to others: 取得同意的除外; 另有规定的，从其规定."""
_RULE = r"(?:规定|要求|建议|意见|方案|做法|主张|说法|观点|理解)"
_SPOKEN_OF = re.compile(
    rf"(?:[^。；，]{{0,16}}，)?(?:[^。；，]{{0,80}}?{_MUST}[^。；，]{{1,60}}的{_RULE}(?:已|过于|值得|不再|尚|是错|不正|不符|不成)"
    rf"|[^。；，]{{0,24}}?(?:取消|废止|不再执行|暂缓执行|原则同意)[^。；，]{{2,80}}?{_MUST}[^。；，]{{1,60}}的{_RULE}[。；]?$"
    rf"|[^。；，]{{0,60}}?(?:并非|不是|并不|未必|不(?=一定[须要必得]))[^。；，的]{{0,8}}?(?:{_MUST}|一定[须要必得])"
    rf"|[^。；，]{{0,60}}?(?:没有|不负有?|不承担)[^。；，的]{{0,8}}义务(?!的)[^。；，的]{{0,8}}[。；]?$|[^。；，]{{0,24}}?(?:没有(?:必要)?|[暂并]?不再?|未|取消|能否|(?:将|拟)(?:研究|考虑|探讨))要求(?!的)"
    rf"|[^。；，]{{0,60}}?(?:原先?|以往|过去)(?:均|都)?{_MUST}"
    r"|[^，。；：应须和]{0,8}(?:代表|委员|专家|学者|业内(?:人士)?|观点|分析|评论|网友|群众|原告|被告|申请人|上诉人|(?<=有)企业)"
    r"[^，。；：和]{0,6}(?:建议|认为|指出|反映|诉称|辩称|呼吁|称|表示)[ ，：])"
)
"""A duty that is past, denied, or wished for by who makes no rules: 应当报送的规定已经取消; 有代表建议，…."""
_FAVOURED = re.compile(
    r"应当?(?:依法)?(?:享有(?!和履行)|有权|(?:被)?视[为同]|是指|被(?!动)|由[^，。；]{0,16}?(?:部门|机关|政府|[局委厅署])[^，。；的]{0,6}(?:登记|审批|批准|核准|认定|公[布告示]|处[理罚]|监[督管]|管理)[。；]?$"
    r"|(?:予以?|享受|获得|得到|受到)[^，。；]{0,8}(?:支持|鼓励|奖励|优惠|表彰|补[贴助偿]|扶持|尊重|平等|保护))"
)
"""What others do for a party, or hold it for: 企业应予支持和鼓励."""
_OF_SITE = re.compile(
    r"友情链接|赞助链接|排[名行]榜?|热[点搜门]|搜索指数|[上下]一篇|相关(?:阅读|推荐|新闻)|返回顶部|网站地图|(?:联系|关于)我们|免责声明|扫一扫"
)
"""What a page calls its own parts."""
_HEAD = 200


def states_duty(words: str, actor: Actor | None, *, led: bool = False) -> bool:
    """Whether a statement says of anybody what is to be done, is forbidden, allowed or encouraged.

    Without a modal word it asks by its own words, or where it is `led`: others open it, or go on in it.
    """
    head = words[:_HEAD]
    plain = blank_quoted(head)
    told = told_by(plain, 0, len(plain))
    if _states_nothing(words) or (told and _states_nothing(words[told:])):
        return False
    first = next((modal.start for modal in modals(head)), len(head))
    if (defines := _DEFINES.match(plain)) and defines.end() <= first and not _DEFINED_MUST.search(plain):
        return False
    if first < len(head):
        return not (actor and actor.bearer is Bearer.ENTERPRISE and _FAVOURED.match(head, actor.end))
    if actor is not None:
        return bool(words[actor.end :].strip("，。；、 \u3000"))
    return not _DESCRIBES.match(plain) and (led or asks(head) or calls(words))


def _states_nothing(words: str) -> bool:
    """A penalty, a date, words in brackets; without a modal word also a link, a bare case or a stage."""
    head = words[:_HEAD]
    own, asked = modals(head), _ASKED.match(head)
    return bool(
        is_penalty(words)
        or any(one.fullmatch(words) for one in (_COMES_OF_ITSELF, _FOLLOWS, _ANSWER, _HEADLINE, _QUESTION))
        or any(one.match(head) for one in (_CONTACT, TELLS_CASES, DAY_ALONE))
        or _SPOKEN_OF.match(blank_quoted(head))
        or _ASKS.search(words)
        or not _HAN.search(words)
        or ("。" not in words and len(set(_OF_SITE.findall(head))) > 2)
        or (_EXCEPTION.fullmatch(words) and ("，" not in words or not own))
        or (_TELLS.match(head) and all(head[modal.start : modal.end] == "负责" for modal in own))
        or (asked and not modals(asked[0]))
        or (not own and (_ANNOUNCES.search(head) or _NARRATES.match(head) or _CLASSIFIES.match(head)))
    )


def is_penalty(words: str) -> bool:
    """Whether the words say what follows from an offence, and not what is to be done."""
    head = blank_quoted(words[:_HEAD])
    comes = CONSEQUENCE.match(head) or (not head.startswith("针对") and _FAULT_TOLD.search(head))
    return bool(
        _UNDER_PENALTY.match(head)
        or _PUNISHES.match(head)
        or (comes and not modals(head[: comes.end()]))
        or (_LATE.match(head) and not modals(head))
        or (_PENALTY.search(head) and _OFFENCE.match(head))
    )
