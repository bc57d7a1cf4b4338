"""Words for `readability`: long ones that everybody knows, and hard ones with a plainer one."""

__all__ = ["FAMILIAR", "PLAINER"]

_FAMILIAR = """
    afternoon another antibiotic anybody anyone anything appointment april area baby banana because
    beginning body camera carefully colour computer december decided decision department different
    difficult doctor easily enemy energy every everybody everyday everyone everything exercise family
    favourite february finally forever general happily holiday hospital however idea important injury
    interesting internet january library medical medicine memory mobile national natural newspaper
    nobody normally november october online operation opinion organise paracetamol period photograph
    physical popular possible probably problem quality radio regular remember saturday september several
    similar somebody somewhere suddenly telephone television together tomorrow understand usual usually
    vegetable video vitamin yesterday
"""
FAMILIAR = frozenset(_FAMILIAR.split())
"""Words of three syllables or more that a child of nine knows."""

PLAINER = {
    "accompany": "go with",
    "accordingly": "so",
    "acute": "sudden, or short",
    "additional": "more",
    "administer": "give",
    "advise": "tell",
    "alleviate": "ease",
    "ambulatory": "able to walk",
    "analgesic": "painkiller",
    "anticipate": "expect",
    "approximately": "about",
    "ascertain": "find out",
    "assistance": "help",
    "attend": "come to",
    "benign": "not cancer",
    "cardiac": "heart",
    "chronic": "long-term",
    "commence": "start",
    "commission": "plan and buy",
    "consequently": "so",
    "contraindicated": "not safe for you",
    "dermatology": "skin clinic",
    "diagnosis": "finding out what is wrong",
    "discharge": "leave hospital",
    "endeavour": "try",
    "ensure": "make sure",
    "establish": "find out",
    "eligible": "able to get",
    "facilitate": "help",
    "fracture": "broken bone",
    "gastrointestinal": "stomach and gut",
    "hypertension": "high blood pressure",
    "immediately": "now",
    "implement": "carry out",
    "inform": "tell",
    "initiate": "start",
    "intervention": "treatment",
    "malignant": "cancer",
    "modality": "kind",
    "monitor": "check",
    "myocardial infarction": "heart attack",
    "nil by mouth": "do not eat or drink",
    "notify": "tell",
    "oedema": "swelling",
    "oncology": "cancer clinic",
    "orally": "by mouth",
    "paediatric": "children's",
    "participate": "take part",
    "prior to": "before",
    "prognosis": "what is likely to happen",
    "provision": "what is offered",
    "pulmonary": "lung",
    "purchase": "buy",
    "regarding": "about",
    "renal": "kidney",
    "require": "need",
    "residence": "home",
    "respiratory": "breathing",
    "stakeholders": "people involved",
    "subsequently": "later",
    "sufficient": "enough",
    "symptomatic": "with signs of illness",
    "terminate": "end",
    "utilise": "use",
    "utilize": "use",
    "with regard to": "about",
}
"""Words with a plainer one: our own choice of what NHS letters and notices often say."""
