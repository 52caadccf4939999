"""What values of enumerations and names of facts are called, Chinese and English, as a page shows them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Word: TypeAlias = tuple[str, str]

MODALITIES: Mapping[str, Word] = MappingProxyType(
    {
        "MANDATORY": ("必须", "Must"),
        "ENCOURAGED": ("鼓励", "Encouraged"),
        "PERMITTED": ("可以", "May"),
        "PROHIBITED": ("不得", "Must not"),
    }
)

BEARERS: Mapping[str, Word] = MappingProxyType(
    {
        "ENTERPRISE": ("企业所为", "An act of enterprises"),
        "AUTHORITY": ("主管部门所为", "An act of the authority"),
        "OTHER": ("个人、组织等其他主体所为", "An act of persons, associations or others"),
        "UNSTATED": ("文件未指明由谁履行", "The document does not say whose act it is"),
    }
)

REVIEWS: Mapping[str, Word] = MappingProxyType(
    {
        "EXTRACTED": ("机器读出，未经人复核", "Read by machine, not reviewed by a person"),
        "REVIEWED": ("已由人复核", "Reviewed by a person"),
    }
)

TIME_RULES: Mapping[str, Word] = MappingProxyType(
    {
        "ANNUAL_DEADLINE": ("某日之前", "By a day of the year"),
        "FREQUENCY": ("多久一次", "So many times a period"),
        "AFTER_EVENT": ("某事之后", "After an event"),
        "BEFORE_EVENT": ("某事之前", "Before an event"),
        "UNSPECIFIED": ("没有可算的日期", "Without a computable date"),
    }
)

DELIVERABLES: Mapping[str, Word] = MappingProxyType(
    {
        "REPORT": ("报告", "Report"),
        "CATALOGUE": ("目录", "Catalogue"),
        "FILING": ("备案", "Filing"),
        "NOTIFICATION": ("报送信息", "Notification"),
        "SUPPORTING_MATERIAL": ("附件材料", "Supporting material"),
    }
)

HAS_DELIVERABLES: Mapping[str, Word] = MappingProxyType(
    {"true": ("有材料要报送", "Something to hand in"), "false": ("没有材料要报送", "Nothing to hand in")}
)

INSTRUMENTS: Mapping[str, Word] = MappingProxyType(
    {
        "LAW": ("法律", "Law"),
        "ADMINISTRATIVE_REGULATION": ("行政法规", "Administrative regulation"),
        "DEPARTMENTAL_RULE": ("部门规章", "Departmental rule"),
        "NORMATIVE_DOCUMENT": ("规范性文件", "Normative document"),
        "LOCAL_RULE": ("地方规定", "Local rule"),
        "EMERGENCY_PLAN": ("应急预案", "Emergency plan"),
        "MANDATORY_NATIONAL_STANDARD": ("强制性国家标准", "Mandatory national standard"),
        "RECOMMENDED_NATIONAL_STANDARD": ("推荐性国家标准", "Recommended national standard"),
        "INDUSTRY_STANDARD": ("行业标准", "Industry standard"),
        "ASSOCIATION_STANDARD": ("团体标准", "Association standard"),
        "INTERNATIONAL_STANDARD": ("国际标准", "International standard"),
        "INTERNATIONAL_REGULATION": ("国际法规", "International regulation"),
        "JUDICIAL_INTERPRETATION": ("司法解释", "Judicial interpretation"),
        "INDUSTRY_PACT": ("行业公约", "Industry pact"),
        "INTERNAL_RULE": ("企业内部制度", "Internal rule"),
    }
)

STATUSES: Mapping[str, Word] = MappingProxyType(
    {
        "IN_FORCE": ("现行有效", "In force"),
        "NOT_YET_IN_FORCE": ("尚未施行", "Not yet in force"),
        "ENDED": ("已废止或被代替", "Ended or replaced"),
        "UNKNOWN": ("施行日期未知，不能断定是否有效", "Day of effect unknown, so not known to be in force"),
    }
)

FACTS: Mapping[str, Word] = MappingProxyType(
    {
        "adopted_on": ("通过日期", "Adopted on"),
        "amendment": ("修改", "Amendment"),
        "annexes": ("附件", "Annexes"),
        "announcement": ("公告", "Announcement"),
        "application_in_the_eu": ("在欧盟的适用", "Application in the EU"),
        "applies_to_approved_types": ("对已获批准车型", "For approved types"),
        "applies_to_new_types": ("对新申请车型", "For new types"),
        "ccs": ("中国标准分类号", "Chinese classification"),
        "copies": ("所见文本", "Copies seen"),
        "effective_on": ("施行日期", "Effective on"),
        "ended_on": ("废止日期", "Ended on"),
        "exemptions": ("豁免", "Exemptions"),
        "forerunner": ("前身", "Forerunner"),
        "genre": ("文种", "Genre"),
        "ics": ("国际标准分类号", "International classification"),
        "ics_ccs": ("标准分类号", "Classification"),
        "important_data": ("重要数据", "Important data"),
        "issued_on": ("发布日期", "Issued on"),
        "issuers": ("发布机关", "Issued by"),
        "kind": ("类别", "Kind"),
        "later_notice": ("后来的通知", "Later notice"),
        "levels": ("等级", "Levels"),
        "listing": ("登记页面", "Listing"),
        "number": ("文号、标准号", "Number"),
        "number_in_task_list": ("清单所写文号", "Number in the task list"),
        "organised_by": ("归口单位", "Organised by"),
        "provisions": ("条款", "Provisions"),
        "published_by": ("出版单位", "Published by"),
        "published_on": ("公布日期", "Published on"),
        "register_address": ("官方登记页面", "Official register"),
        "related": ("相关文件", "Related"),
        "replaced_by": ("被代替", "Replaced by"),
        "replaces": ("代替", "Replaces"),
        "scope": ("适用范围", "Scope"),
        "security_assessment": ("安全评估", "Security assessment"),
        "size": ("篇幅", "Size"),
        "stages": ("阶段", "Stages"),
        "status": ("效力", "Status"),
        "structure": ("结构", "Structure"),
        "subjects": ("各部分内容", "Subjects of its parts"),
        "system": ("系统", "System"),
        "system_address": ("系统网址", "Address of the system"),
        "task_list_wording": ("清单所写名称", "Wording in the task list"),
        "technical_committee": ("技术委员会", "Technical committee"),
        "tests": ("试验", "Tests"),
        "time_limit": ("时限", "Time limit"),
        "title": ("名称", "Title"),
        "title_en": ("英文名称", "English title"),
        "warning_colours": ("预警颜色", "Warning colours"),
        "year": ("年份", "Year"),
    }
)


def fact_word(name: str) -> Word:
    """What a fact is called; one of a name that is not known by the name itself."""
    plain = name.replace("_", " ")
    return FACTS.get(name) or (plain, plain.capitalize())
