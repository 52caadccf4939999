"""Modal words of standards, by the verbal forms of GB/T 1.1-2020 (附录C).

应 and 不应 state requirements, 宜 and 不宜 recommendations, 可 and 不必 permissions; 能 and 可能 state
nothing to be done. What is recommended against (不宜) is a recommendation too: refraining is encouraged.
"""

import re
from collections.abc import Sequence

from dutygraph.loaders.duties.modality import Modal, modals

_MUST_NOT = re.compile(r"不可(?![或缺少避免靠])")


def standard_modals(text: str) -> Sequence[Modal]:
    """Every modal word outside titles and quotations, in order."""
    return modals(_MUST_NOT.sub("不得", text))
