"""Modal words of standards, by the verbal forms of GB/T 1.1-2020 (附录C).

应 and 不应 state requirements, 宜 and 不宜 recommendations, 可 and 不必 permissions; 能 and 可能 state
nothing to be done. What is recommended against (不宜) is a recommendation too: refraining is encouraged.
"""

import re

from dutygraph.graph.model import Modality
from dutygraph.loaders.duties.modality import Modal, blank_quoted, modals

_MUST_NOT = re.compile(r"不可(?![或缺少避免靠])|不允许")


def standard_modals(text: str) -> list[Modal]:
    """Every modal word outside titles and quotations, in order."""
    plain = blank_quoted(text)
    found = [
        Modal(modality, *match.span())
        for pattern, modality in ((_MUST_NOT, Modality.PROHIBITED),)
        for match in pattern.finditer(plain)
    ]
    taken = {at for modal in found for at in range(modal.start, modal.end)}
    found += [modal for modal in modals(text) if modal.start not in taken]
    return sorted(found, key=lambda modal: modal.start)
