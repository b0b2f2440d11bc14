"""What a clause of a publication says of the use of a thing: by its verbs, their tense, and what denies them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.curator.drafts.proposals import Span

SOON = r"(?:currently|now|already|also|still|successfully|recently|regularly|routinely|initially|soon|first|even|both|all|being|been)"
SKIP = rf"(?:{SOON}\s+){{0,2}}"
USE = (
    r"(?:us(?:e|es|ed|ing)|utilis(?:e|es|ed|ing)|deploy(?:s|ed|ing)?|operat(?:e|es|ed|ing)|fl(?:y|ies|ew|own|ying)|"
    r"wear(?:s|ing)?|wore|worn|employ(?:s|ed|ing)?|run(?:s|ning)?|rel(?:y|ies|ied|ying) on|make(?:s)? use of|made use of)"
)
USED = r"(?:used|utilised|deployed|operated|flown|worn|employed|installed|fitted|issued|rolled[ -]out|introduced|brought in|sent up|put to use)"
TRY = r"(?:trial(?:l?s|led|ed|ling|ing)?|pilot(?:s|ed|ing)?|test(?:s|ed|ing)?)"
TRIAL = r"(?:trials?|pilots?(?! (?:scheme|project|licen)| have| are| and| who| in)|pilot (?:scheme|project|programme|phase|study)s?|field tests?|proof of concept)"
FUTURE = (
    r"(?:will|shall|is|are|was|were|has been|have been)?\s*(?:set|due|going|expected|about|likely|scheduled|poised|hoping|ready|soon|planning|planned|"
    r"preparing|looking|hopes?|plans?|intends?|aims?|wants?|wishes|proposes|proposed|agreed|decided|pledged|promised|needs?|seeking|invited|asked) to"
)

NEGATED = re.compile(
    rf"\b(?:do|does|did|has|have|had|is|are|was|were)(?:\s+not|n['’]t|\s+never)\s+{SKIP}(?:yet\s+)?(?:{USE}|{USED}|own(?:s|ed)?|possess(?:es)?|have|had|got|"
    rf"hold|purchased?|bought|in (?:use|operation)|equipped|issued|trialled|adopted)\b|"
    rf"\b(?:no|without)\s+(?:\w+\s+){{0,3}}?(?:is|are|was|were)\s+(?:in use|used)\b|\bnever\s+(?:been\s+)?(?:{USED}|used)\b|"
    r"\b(?:has|have) no (?!plans?|intention|doubt|immediate|hesitation|evidence|power|control|access|records?|information|issue|objection|way|idea|need|comment)(?=\w)|\bnot (?:currently |being |yet )?(?:used|in use|deployed)\b(?! (?:to|for|as|in a|solely|only|unless|without|against|when|where)\b)|"
    r"\bno (?:use|deployment)s? of\b|\bruled out (?:the use|using)\b|\bdenie[sd] (?:using|it uses|having)\b",
    re.IGNORECASE,
)
NO_INFORMATION = re.compile(
    r"\b(?:do(?:es)?|did) not (?:\w+ )?(?:hold|have) (?:(?:any|this|the|such|that) )?(?:\w+ )?(?:information|data|figures|records)\b",
    re.IGNORECASE,
)
NEITHER = re.compile(
    r"\bneither confirm\w*(?: n?or den\w+)?|\b(?:refus|declin)\w+ to (?:confirm|say|comment on) (?:or deny|whether)|"
    r"\b(?:would|could|will|can)(?: not|n['’]t) confirm or deny\b",
    re.IGNORECASE,
)
FORMER = re.compile(
    rf"\b(?:no longer|ceased|stopped|ended|discontinued|suspended|halted)\s+(?:being\s+)?(?:the\s+|its\s+|their\s+)?(?:{USE}|{USED}|in use|use of)\b|"
    r"\b(?:has|have|had|was|were|been|be)\s+(?:been\s+)?(?:decommissioned|scrapped|axed|withdrawn from|switched off|discontinued|retired|grounded for good)\b|"
    r"\b(?:scrapped|ditched|axed|abandoned) (?:its|their|the) (?!plans?|idea|bid|project|proposal)|"
    r"\bpreviously (?:used|operated|deployed)\b|\bused to (?:use|have|operate|fly)\b",
    re.IGNORECASE,
)
DROPPED = re.compile(
    r"\bplans?\b[^.]{0,60}\b(?:were|was|have been|has been|been) (?:dropped|shelved|scrapped|abandoned|put on hold for good|cancelled|withdrawn)\b|"
    r"\b(?:dropped|shelved|scrapped|abandoned|cancelled) (?:its |their |the |any )?(?:plans?|bid|proposals?|idea)\b|"
    r"\b(?:decided|opted) (?:not to|against)\s+(?:use|using|proceed|introduc\w+|buy\w*|go\w*|tak\w+|the|adopt\w*|roll\w*)",
    re.IGNORECASE,
)
TRIALLING = re.compile(
    rf"\b(?:is|are|['’]re|['’]s|now|currently)\s+{SKIP}(?:trialling|trialing|piloting|testing)\b|\bbeing\s+(?:trialled|trialed|piloted|tested)\b|"
    rf"\b(?:currently|now|already)\s+(?:on|in|under(?:going)?|running|conducting|carrying out|taking part in)\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){{0,3}}{TRIAL}\b|"
    rf"\b(?:is|are|['’]re)\s+{SKIP}(?:running|conducting|carrying out|taking part in|participating in|involved in|undertaking|part of|undergoing|in the middle of|leading)\s+(?:an?\s+|the\s+|its\s+|this\s+)?(?:[\w-]+\s+){{0,4}}{TRIAL}\b|"
    rf"\b(?:has|have)\s+(?:just\s+|recently\s+|also\s+)?(?:launched|begun|started|commenced|embarked on|joined|embarked upon)\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){{0,5}}{TRIAL}\b|"
    rf"\b(?:has|have)\s+(?:just\s+|recently\s+|also\s+)?(?:begun|started)\s+(?:trialling|piloting|testing|trials?|to (?:trial|pilot|test))\b|"
    rf"\b{TRIAL}\b[^.]{{0,80}}\b(?:is|are)\s+(?:now\s+|currently\s+|still\s+|well\s+)?(?:under\s?way|ongoing|on-going|in progress|taking place|running|being (?:held|run|carried out|conducted|evaluated|undertaken))\b|"
    rf"\b(?:as part of|in|during|under|for) (?:an?|the|this|our|its|their|the current|a new) (?:[\w-]+ ){{0,3}}?(?:[\w-]*(?:week|month|year|day)s?[- ](?:long )?)?(?:trial|pilot)(?: scheme| project| programme| phase| period)?\b(?![^.]*\b(?:last|was|were|had|previous|earlier|completed|ended)\b)|"
    r"\bon (?:a )?trial\b(?! (?:for|at the|over) )|\bcurrent (?:field )?trials?\b|\btrial phase\b|\btrialling\b|\bexisting [\w-]+ pilots?\b",
    re.IGNORECASE,
)
TRIALLED = re.compile(
    rf"\b(?:was|were|has been|have been|had been|been)\s+{SKIP}(?:trialled|trialed|piloted|tested)\b|"
    rf"\b(?:we|it|they|force|police|constabulary|officers|who|which|has|have|had)\s+{SKIP}(?:trialled|trialed|piloted|tested)\b|"
    rf"\b(?:ran|conducted|carried out|undertook|took part in|taken part in|completed|held|hosted|participated in|run)\s+(?:an?\s+|the\s+|two\s+|its\s+|several\s+|three\s+)?(?:[\w-]+\s+){{0,4}}{TRIAL}\b|"
    rf"\b(?:successful|previous|earlier|initial|recent|past|first|two|completed)\s+(?:[\w-]+\s+){{0,3}}?{TRIAL}\b|"
    rf"\b{TRIAL}\b[^.]{{0,80}}\b(?:ended|was|were|took place|ran from|concluded|finished|has ended|has finished|proved|showed|led to|resulted|is over|found|lasted)\b|"
    rf"\b(?:after|following|since)\s+(?:an?\s+|the\s+|this\s+|its\s+|their\s+)?(?:[\w-]+\s+){{0,4}}{TRIAL}\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    rf"\b(?:will|shall|['’]ll)\s+(?:\w+\s+){{0,2}}?(?:be\s+)?(?:\w+\s+)?(?:{USE}|{USED}|{TRY}|have|get|receive|see|given|able|equipped|kitted|available|begin|start|launch|introduce|implement|roll|go|buy|purchase|acquire|bring|invest|benefit|"
    rf"provided?|replaced?|adopt|joined?|install|share|take|trained|bought|in operation|put|made|handed|carry|operational|in place|expand\w*|help|allow|enable|record\w*|patrol\w*)\b|"
    rf"{FUTURE}\b|"
    rf"\b(?:police|officers|force|constabulary|cops|pcsos|bobbies|cameras?|drones?|vans?|technology|THING_*)\s+(?:are\s+|is\s+)?to\s+(?:be\s+)?(?:\w+ly\s+)?(?:{USE}|{USED}|{TRY}|get|have|receive|wear|carry|start|launch|trial|introduce|roll|help|join|patrol|given|equipped|expand)\b|"
    rf"\b(?:is|are|was|were|currently|now|been)\s+{SKIP}(?:considering|exploring|planning|procuring|developing|scoping|investigating|examining|preparing|seeking|drawing up|working (?:on|towards)|"
    r"looking (?:at|into)|evaluating options|in (?:the )?(?:process of (?:buying|procuring|purchasing|introducing|acquiring|implementing|rolling)|discussions?|talks)|bidding|assessing|reviewing (?:the )?options|awaiting|mulling|weighing)\b|"
    r"\b(?:plans?|proposals?|bid|proposed|intention|intends?|aims?|ambitions?|hopes?|moves?|calls?|pledge[sd]?|aspir\w+|business case)\s+(?:for|to|of|is to|are to)\b|\bplanned\b|\bproposed (?:use|introduction|purchase|roll)|"
    r"\b(?:approv\w+|agree[sd]?|authoris\w+|decid\w+|award\w*|endorse[sd]?|recommend\w*|sign\w+ off|asked to)\b[^.]{0,80}\b(?:procure\w*|purchase|acqui\w+|contract|funding|investment|invest|spend|expenditure|fund|business case|adoption|tender|implement\w*|roll-?out|market|project|buy)\b|"
    r"\b(?:procurement|tender(?:ing)?|invitation to tender|go(?:ing)? to (?:the )?(?:commercial )?market|full business case|outline business case|bid for)\b|"
    r"\b(?:is|are) (?:\w+ )?(?:under consideration|being considered|being explored|being developed|in development|in a development stage|being procured|being planned|on the way|on their way|on order)\b|"
    r"\b(?:awaiting|subject to|pending) (?:\w+ )?(?:permissions?|approval|funding|authorisation|licen[cs]e|a decision)\b|"
    r"\b(?:would|could) (?:\w+ )?(?:be )?(?:used|introduced|deployed|rolled out|issued|fitted|equipped|given|soon|use|wear|deploy|cost|adopt|see)\b|"
    r"\bmay (?:soon |in future |also |eventually )?(?:be (?:used|introduced|given|rolled out|equipped)|invest|use|allow|introduce|wear)\b|\bnext (?:year|month|spring|summer|autumn|winter|week)\b|"
    r"\b(?:have|has) (?:been )?(?:secured|won|received|been awarded|been given|been allocated|bid for) (?:[\w£,.]+ ){0,4}(?:funding|money|grant|cash|government)\b|\bbeing trained to\b",
    re.IGNORECASE,
)
IN_USE = re.compile(
    rf"\b(?:is|are|was|were|been|being|['’]re|now|currently|already|has been|have been)\s+(?:\w+ly\s+|{SOON}\s+|a\s+){{0,3}}(?:{USED}|used|in (?:use|operation|place|service)|live|equipped|kitted out|fitted|available|operational|using|utilising|deploying|operating|flying|wearing|running|trained|"
    r"rolled out|rolling out|carried|making use of|having|monitored|captured|recorded|caught|filmed|scanned|analysed|spotted|located|found|identified|expanding|upgraded|upgrading)\b|"
    rf"\b(?:we|it|they|who|which|officers|police|force|constabulary|team|unit|teams|units|service|specialists|staff|detectives|investigators|pilots?|[A-Z]\w+|and|that|only|also)\s+{SKIP}(?:{USE})\b|"
    r"\b(?:started|begun|began|continue[sd]?|continuing|chose|enabled?) (?:to )?(?:us\w+|deploy\w*|operat\w+|fly\w*|wear\w*|be used|roll\w*)\b|\bhave (?:been )?(?:using|utilising|flying|wearing|operating|deploying)\b|"
    r"\b(?:equipped|issued|fitted|kitted out|armed|provided|supplied) with\b|\bmaking use of\b|\bthe use of\b|\bour use of\b|\b(?:its|their|force['’]s|police) use of\b|"
    r"\b(?:launched|unveiled|introduced|set up|established|bought|purchased|acquired|invested in|rolled out|added|installed|expanded|upgraded|boosted|implemented|adopted|trained|took delivery of|welcomed|went live|goes live|gone live|replaced)\b|"
    r"\b(?:now )?(?:has|have|owns?|holds?|boasts?) (?:access to |a (?:total|fleet) of |got )?(?:an?|the|its|their|our|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*|over|more than|around|several|about|some|new|trained|dedicated)\b|"
    r"\bthanks to\b|\bwith (?:the )?(?:help|aid|assistance|support) (?:of|from)\b|\b(?:captured|recorded|caught|filmed|spotted|detected|picked up|located|identified|seen|flagged|viewed|stopped|alerted|found|tracked|triggered)\s+(?:\w+\s+){0,2}?(?:by|on|via|through|using|with)\b|"
    r"\b(?:led|helped|assisted|allowed|enabled|contributed|resulted|alerted|pinged|flagged|located|found|spotted|picked)\b|\bhelp(?:s|ing)? (?:us|officers|police|to|find|the)\b|"
    r"\bmonitor(?:s|ed)?\b|\bcheck(?:s|ed)? against\b|\bvia (?:a|our|the)\b|\bdeployments?\b|\bactivat\w+\b|\bin use\b",
    re.IGNORECASE,
)
POSSESSED = re.compile(r"\b(?:our|its|their|force['’]s|police(?:['’]s)?|constabulary['’]s|team['’]s)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""Right before a technology: it is the force's own."""
NOT_FINITE = re.compile(
    r"\b(?:to|will|would|could|may|might|should|must|can|shall|cannot|not|n['’]t|without)\s+(?:\w+ly\s+|also\s+|soon\s+|then\s+)?(?:be\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
"""Right before a verb of use: it says what could or will be, and not what is."""
NOT_FINITE_START = re.compile(r"^(?:to|will|would|could|may|might|should|must|can|shall|cannot|not)\s", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|whether|unless|might|should|must)\b|^\s*where\b(?=.{0,60}\b(?:used|deployed)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """What a clause says, and the words that say it. `sense` is a position, or `in_use` where that is weak."""

    sense: str
    at: Span


def cue_in(text: str, clause: Span) -> Cue | None:
    """What the clause says of use: the first of these that it does.

    A denial; a refusal to say; an end; a plan given up; a trial that runs; use that is the case; a trial that is over;
    a plan. A verb of use after `will`, `to`, `could` and the like is none; then a plan speaks before a trial.
    """
    if NO_INFORMATION.search(text, *clause):
        return Cue("no_information_held", _span(NO_INFORMATION, text, clause))
    for sense, pattern in (
        ("ncnd", NEITHER),
        ("dropped", DROPPED),
        ("formerly_used", FORMER),
        ("does_not_use", NEGATED),
    ):
        if match := pattern.search(text, *clause):
            return Cue(sense, match.span())
    if CONDITION.search(text[slice(*clause)]):
        return None
    return _affirmed(text, clause)


def _affirmed(text: str, clause: Span) -> Cue | None:
    planned = PLANNED.search(text, *clause)
    running = TRIALLING.search(text, *clause)
    tried = TRIALLED.search(text, *clause)
    used = _used(text, clause)
    if planned and (running or tried) and not used:
        return Cue("considering", planned.span())
    if planned and used and planned.start() <= used.start():
        return Cue("considering", planned.span())
    if running:
        return Cue("trialling", running.span())
    if tried and not (used and re.match(r"(?i)after|following|since", tried[0])):
        return Cue("trialled", tried.span())
    if used:
        return Cue("uses", used.span())
    return Cue("considering", planned.span()) if planned else None


def _used(text: str, clause: Span) -> re.Match[str] | None:
    for match in IN_USE.finditer(text, *clause):
        before = text[clause[0] : match.start()]
        if not NOT_FINITE.search(before) and not NOT_FINITE_START.match(match[0]):
            return match
    return None


def _span(pattern: re.Pattern[str], text: str, clause: Span) -> Span:
    match = pattern.search(text, *clause)
    return match.span() if match else clause
