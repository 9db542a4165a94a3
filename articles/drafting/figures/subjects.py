"""The subject that has the figure, where the sentence begins with it."""

import re

from articles.drafting.figures.clauses import ACTION
from articles.drafting.figures.periods import PERIOD

HEAD = 18  # characters of a name at most
PLACES = "自治区|自治州|自治县|省|市|县|(?<!核心)区|镇|乡|街道|社区|(?<![乡专淘农])村|旗"
BODIES = (
    "公司|集团|(?<![布格结全大])局|委|厅|院|基地|园区|产业园|开发区|合作社|小区|学校|小学|中学|学院|大学|医院|中心|工厂|银行|协会|"
    "商会|联合会|机场|口岸|景区|水库|电站|铁路|高速|支队|大队|党委|政府"
)
FOLLOWED = (
    "已|共|现|累计|新|将|先后|目前|今年|去年|全年|每年|地区|规模|实际|总|年|通过|为|有(?!限)|是|在|拥有|于|还|也|就|"
    "预计|计划|力争|粮食|财政|城镇|农村|实现|占地|投资(?!控股|集团|公司|促进)|可|能|从|对|以|被|把|，|位于|地处|作为|"
    "面向|成为|率先|坚持|立足|深化|积极|大力|持续|按照|依托|围绕|抓住|加快|全面|全力|全部|坐拥|产业|海拔|退休"
)
WHOLE = (
    "全[国省市县区镇乡村校]|该(?:公司|集团|企业|项目|社区|基地|园区|合作社|平台|中心|小区)|"
    "该[省市县区镇乡村校院局厂行]"
)
OWNER = re.compile(
    rf"(?:{WHOLE}|(?P<name>[一-龥·]{{1,{HEAD}}}?(?:{PLACES}|{BODIES})))(?=(?:{FOLLOWED}|{ACTION}))"
)
NOT_NAMES = re.compile(
    rf"(?:{ACTION}|实现|通过|根据|随着|走进|来到|国家|第|在|从|对|将|把|为|让|据|由|向|与|和|以|是|有|该|全|这|那|各|每|"
    "我|他|她|们|不|也|还|只|仅|其|新|大|小|上|下|一|二|三|两|多|已|并|又|可|到|至|等|如|当|所|使|给|按|经|同|被|比|"
    "超|近|约|先|而|然|除)"
)
# Words that a name does not hold: what was taken for a name runs on into a sentence.
RUNS_ON = re.compile(
    "[是的在]|作为|位于|成为|得益|对|为|面向|通过|输送|重点|推进|一盘棋|正式|批复|已|累计|完成|全部|共同|实施|"
    "地处|坐落|围绕|抓住|带动|帮助|进入|利用|落地|落户"
)
LEAD = re.compile(
    r"(?:其中|目前|如今|据悉|据介绍|据统计|据了解|数据显示|近日|日前|同时|此外|今年以来|近年来)，?"
)
CLAUSE = re.compile(r"[，；：,;]")


def subject_of(text: str, begin: int, start: int) -> str | None:
    """The owner that a clause between begin and start opens with, the nearest first."""
    heads = [begin, *(match.end() for match in CLAUSE.finditer(text, begin, start))]
    for head in reversed(heads):
        while lead := LEAD.match(text, head, start) or PERIOD.match(text, head, start):
            head = lead.end()
        owner = OWNER.match(text, head)
        if owner and owner.end() <= start and _is_name(owner):
            return owner[0]
    return None


def _is_name(owner: re.Match) -> bool:
    name = owner["name"]
    return name is None or not (NOT_NAMES.match(name) or RUNS_ON.search(name)) and len(name) > 1
