"""What a clause of a publication says of the use of a thing: by its verbs, their tense, and what denies them.

Every character of the name of a technology or product stands here as Ŧ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.curator.drafts.proposals import Span


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


ADVERB = (
    r"(?:currently|now|already|also|still|successfully|recently|regularly|routinely|initially|first|even|"
    r"both|all|only|just|since|previously|often|frequently|increasingly|widely|mainly|primarily|generally|"
    r"normally|[a-z]+ly)"
)
SKIP = rf"(?:{ADVERB}\s+){{0,2}}"
USED = (
    r"(?:used|utilised|utilized|deployed|operated|flown|worn|employed|installed|fitted|issued|rolled[ -]out|"
    r"introduced|brought in|launched|sent up|put to use|carried|mounted|"
    r"monitored|equipped|kitted out|implemented|adopted|unveiled|upgraded|expanded|replaced|switched on|"
    r"activated|managed)"
)
USING = (
    r"(?:using|utilising|utilizing|deploying|operating|flying|wearing|employing|running|carrying|expanding|"
    r"upgrading|rolling out|issuing|relying on|making use of|benefiting from)"
)
USES = (
    r"(?:uses|utilises|deploys|operates|flies|wears|employs|runs|carries|relies on|makes use of|launches|"
    r"unveils|introduces|rolls out|gets|expands|upgrades|owns|boasts|monitors)"
)
USE = (
    r"(?:use(?! of\b)|utilise|deploy|operate|fly|wear|employ|run|carry|rely on|make use of|own|have at (?:its|"
    r"our|their) disposal|monitor)"
)
DID_USE = r"(?:flew|wore|ran|made use of|relied on|carried)"
TRY = r"(?:trial(?:led|ed|ling|ing)?|pilot(?:ed|ing)?|test(?:ed|ing)?)"
TRIAL = (
    r"(?:trials?|pilots?(?! licen| have| are| and| who| in| from| will| can| were| to| with| on| trained)|"
    r"pilot (?:scheme|project|programme|phase|study)s?|field tests?|proof of concept|test flights?)"
)
WHO = (
    r"(?:we|it|they|who|which|that|officers|police|pcsos|staff|detectives|investigators|specialists|forces?|"
    r"constabulary|service|teams?|units?|patrols?|inspectors?|sergeants?|constables?|cops|department|"
    r"pilots|both|each|all|(?-i:[A-Z][a-z]+)|PSNI|MPS|GMP|BTP|NYP|WMP|SYP|TVP|NCA)"
)
MODAL = r"(?:will|shall|['’]ll|would|could|may|might|should|must|can|to|cannot|not|n['’]t)"
NUMBER = (
    r"(?:an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|around|about|over|"
    r"more than|some|dozens of|hundreds of|\d[\d,]*)"
)

NEGATED = _any(
    rf"\b(?:do|does|did|has|have|had|is|are|was|were)(?:\s+not|n['’]t|\s+never)\s+{SKIP}(?:yet\s+)?(?:been\s+|"
    rf"being\s+)?(?:{USE}|{USED}|{USING}|use|own(?:ed)?|possess(?:ed)?|have|had|got|"
    r"purchased?|bought|in (?:use|operation)|trial(?:led)?|adopt(?:ed)?)\b(?! (?:to be|an effect|any impact|"
    r"a (?:view|policy|plan)|plans))",
    rf"\bno\s+(?:\w+\s+){{0,3}}?(?:is|are|was|were)\s+(?:in use|used)\b|\bnever\s+(?:been\s+)?{USED}\b",
    r"\b(?:has|have|had|uses?|operates?|deploys?|owns?) no (?:\w+ )?Ŧ+",
    r"\bnot (?:currently |being |yet )?(?:in use|deployed)\b|\bno (?:use|deployment)s? of Ŧ+|"
    r"\bruled out (?:the use|using)\b|\bdenie[sd] (?:using|that it uses|having)\b",
)
NO_INFORMATION = _any(
    r"\b(?:do(?:es)?|did) not (?:\w+ )?hold (?:(?:any|this|the|such|that) )?(?:\w+ )?(?:information|data|"
    r"figures|records)\b"
)
NEITHER = _any(
    r"\bneither confirm\w*(?: n?or den\w+)?",
    r"\b(?:refus|declin)\w+ to (?:confirm|say|comment on) (?:or deny|whether)|\b(?:would|could|will|can)(?: not|"
    r"n['’]t) confirm or deny\b",
)
FORMER = _any(
    rf"\b(?:no longer|ceased|stopped|ended|discontinued|suspended|halted|stops?|quit)\s+(?:being\s+)?(?:the\s+|"
    rf"its\s+|their\s+)?(?:{USES}|{USE}|{USED}|{USING}|use|in use|use of)\b",
    r"\b(?:has|have|had|was|were|been|be)\s+(?:since\s+)?(?:been\s+)?(?:decommissioned|scrapped|axed|"
    r"withdrawn from use|switched off|discontinued|retired)\b",
    r"\b(?:scrapped|ditched|axed|abandoned|scraps|ditches|axes) (?:its|their|the|use of) (?!plans?|idea|bid|"
    r"project|proposal)",
    r"\bpreviously (?:used|operated|deployed)\b|\bused to (?:use|have|operate|fly)\b",
)
DROPPED = _any(
    r"\bplans?\b[^.]{0,60}\b(?:were|was|have been|has been|been) (?:dropped|shelved|scrapped|abandoned|"
    r"cancelled|withdrawn)\b",
    r"\b(?:dropped|shelved|scrapped|abandoned|cancelled|drops?|shelves?|scraps?) (?:its |their |the |"
    r"any )?(?:plans?|bid|proposals?|idea)\b",
    r"\b(?:decided|opted|chosen) (?:not to|against)\s+(?:use|using|proceed|introduc\w+|buy\w*|go\w*|tak\w+|the|"
    r"adopt\w*|roll\w*)",
)
NO_PLAN = _any(r"\bno (?:\w+ )?(?:plans?|intentions?|proposals?|decision)\b|\bnot (?:planning|considering|looking)\b")
"""Says neither that something is planned nor that it is not used."""

TRIALLING = _any(
    rf"\b(?:is|are|['’]re|now|currently)\s+{SKIP}(?:trialling|trialing|piloting|testing)\b|"
    rf"\bbeing\s+(?:trialled|trialed|piloted|tested)\b",
    rf"\b(?:currently|now|already)\s+(?:on|in|under(?:going)?|running|conducting|carrying out|"
    rf"taking part in)\s+(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+){{0,3}}{TRIAL}\b",
    r"\b(?:is|are|['’]re)\s+(?:\w+ly\s+|now\s+|also\s+)?(?:running|conducting|carrying out|taking part in|"
    r"participating in|involved in|undertaking|part of|undergoing|leading|hosting)\s+(?:an?\s+|the\s+|its\s+|"
    r"this\s+)?(?:[\w-]+\s+){0,5}"
    rf"{TRIAL}\b",
    rf"\b(?:has|have|is|are)?\s*(?:just\s+|recently\s+|also\s+|now\s+)?(?:launched|launches|launching|begun|"
    rf"began|begins?|started|starts|starting|commenced|embarked on|joined|joins)\s+(?:an?\s+|the\s+|"
    rf"its\s+)?(?:[\w-]+\s+){{0,5}}{TRIAL}\b",
    r"\b(?:has|have)\s+(?:just\s+|recently\s+|also\s+)?(?:begun|started)\s+(?:trialling|piloting|testing|"
    r"to (?:trial|pilot|test))\b",
    rf"\bfirst (?:\w+ ){{0,6}}to (?:begin|start|launch|trial|pilot|test)\b(?: {TRIAL})?",
    rf"\b{TRIAL}\b(?:[^.]|\.\d){{0,80}}\b(?:is|are)\s+(?:now\s+|currently\s+|still\s+|well\s+)?(?:under\s?way|ongoing|"
    rf"on-going|in progress|taking place|running|being (?:held|run|carried out|conducted|undertaken))\b",
    r"\b(?:is|are|put) (?:now |currently |still )?on trial\b|\bcurrent (?:field )?trials?\b|\btrial phase\b|"
    r"\bexisting [\w-]+ pilots?\b|\btrials? (?:has|have) (?:begun|started|been launched)\b",
)
IN_TRIAL = _any(
    r"\b(?:as part of|in|during|under|for|on) (?:an?|the|this|our|its|their|a new) (?:[\w-]+ ){0,4}?(?:trial|"
    r"pilot)(?: scheme| project| programme| phase| period)?\b",
    r"\btrialling\b|\bpiloting\b|\b(?:trial|pilot) (?:of|scheme|project)\b|\bthe (?:trial|pilot)\b",
)
TRIALLED = _any(
    rf"\b(?:was|were|has been|have been|had been|been)\s+{SKIP}(?:trialled|trialed|piloted|tested)\b",
    rf"\b(?:{WHO}|has|have|had)\s+{SKIP}(?:trialled|trialed|piloted)\b|\b(?:trialled|trialed|piloted) (?:the|"
    rf"an?|by|in|by the)\b",
    rf"\b(?:ran|conducted|co-?ordinated|led|oversaw|carried out|undertook|took part in|taken part in|completed|"
    rf"held|hosted|"
    rf"participated in)\s+(?:an?\s+|the\s+|two\s+|its\s+|several\s+|three\s+)?(?:[\w-]+\s+){{0,4}}{TRIAL}\b",
    rf"\b(?:successful|previous|earlier|initial|recent|past|two previous|completed|original|"
    rf"last year['’]s)\s+(?:[\w-]+\s+){{0,3}}?{TRIAL}\b",
    rf"\b{TRIAL}\b(?:[^.]|\.\d){{0,80}}\b(?:has ended|have ended|ended|was|were|took place|ran from|concluded|finished|"
    rf"has finished|proved|showed|led to|resulted|is over|lasted|hailed|success|came to an end)\b",
)
AFTER_TRIAL = _any(
    rf"\b(?:after|following|since)\s+(?:an?\s+|the\s+|this\s+|its\s+|their\s+)?(?:[\w-]+\s+){{0,5}}{TRIAL}\b"
)

TELL = (
    r"(?:(?:[a-z]+ly|also|not) )?(?:reveal|disclose|publish|release|withhold|hide|conceal|keep (?:secret|it|them|"
    r"the)|tell|say|"
    r"discuss|comment|explain|stress|thank|remind|reassure|reaffirm|apologise|appeal|prejudice|harm|hear|know|"
    r"understand|find out|ban|outlaw|block|be of (?:benefit|interest))\b"
)
"""After `plans to`, `a bid to` or `likely to`: what is told of a thing, or done against it, and not its use."""
LEAVE = (
    r"\b(?:money|cash|funding|grants?|funds?|permission|approval|clearance|consent|leave|licen[cs]e|go-ahead|"
    r"green light|power|to)\b"
)
"""What is given before a thing is bought or used, and not the thing."""
AMOUNT = r"£\s?\d[\d,.]*\d?(?:\s?(?:million|billion|thousand|m|bn|k)\b)?"
"""A sum of money."""
SUM = rf"(?:{AMOUNT}|money|cash|funding|(?:a |the )?(?:\w+ )?grants?)"

PLANNED = _any(
    rf"{SUM}\s+(?:will be|is to be|is being|is|was|has been) (?:split|shared|divided) (?:equally )?(?:between|among)",
    rf"\b(?:given|awarded|handed|granted|allocated|receiv(?:es?|ed|ing)|won|wins|secure[sd]?|gets?|shar(?:es?|ed|ing)|"
    rf"allocat(?:es|ing)|sets? aside|earmark(?:s|ed)|provid(?:es|ed|ing))\s+(?:[\w'’,.-]+\s+){{0,4}}?{SUM}"
    r"(?:\s+[\w'’£,.-]+){0,6}?\s+(?:to|towards|for)\s+(?:the\s+)?(?:fund|buy|purchase|pay for|invest in|introduce|"
    r"equip|provide|get|roll out|install|issue|develop|buying|purchasing|funding|new|(?:[\w-]+\s+){0,2}Ŧ)",
    rf"\b(?:will|shall|['’]ll)\s+(?:\w+\s+){{0,2}}?(?:be\s+)?(?:\w+ly\s+|soon\s+|then\s+|first\s+|also\s+|"
    rf"being\s+)?(?:{USE}|use|{USED}|{USING}|{TRY}|have|get|receive|see|given|equipped|available|begin|start|"
    rf"launch|introduce|implement|roll|go live|buy|"
    r"purchase|acquire|bring|invest|benefit|provided?|replace|adopt|join|install|share|trained|bought|"
    r"in operation|operational|in place|test|carry|made available|handed|expand|"
    r"become|come|commence|required to|asked to|able to|allowed to)\b",
    r"\b(?:set|due|going|expected|likely|scheduled|poised|hoping|ready|soon|planning|planned|preparing|looking|"
    rf"hopes?|hoped|plans?|intends?|aims?|wants?|wishes|proposes|proposed|agreed|decided|pledged|promised|"
    rf"seeking|about|keen) to\b(?! {TELL})",
    r"(?<!aim )(?<!aims )(?<!purpose )(?<!objective )(?<!goal )(?<!role )(?<!idea )(?<!priority )(?<!job )"
    r"(?<!duty )(?<!only )\b(?:is|are|was|were)\s+(?:now\s+|soon\s+)?to\s+(?:be\s+)?(?:\w+ly\s+)?"
    rf"(?:{USE}|use|{USED}|{TRY}|get|have|receive|start|begin|launch|introduce|roll|join|given|equipped|expand|"
    rf"buy|become)\b",
    rf"\b(?:police|officers|force|constabulary|cops|pcsos|bobbies|cameras?|drones?|vans?|technology|devices|"
    rf"robots|Ŧ+)\s+(?:soon\s+)?to\s+(?:be\s+)?(?:\w+ly\s+)?(?:{USE}|use|{USED}|{TRY}|get|have|receive|"
    rf"start|launch|introduce|roll|patrol|given|equipped|expand|answer|scan|come)\b",
    r"\b(?:is|are|was|were|currently|now|been|['’]re)\s+(?:\w+ly\s+|now\s+|also\s+|still\s+)?(?:considering|"
    r"exploring|planning|procuring|developing|scoping|investigating|preparing|seeking|drawing up|working (?:on|"
    r"towards)|looking (?:at|into|to)|evaluating options|"
    r"in (?:the )?(?:process of (?:buying|procuring|purchasing|introducing|acquiring|implementing|rolling)|"
    r"discussions?|talks)|bidding|assessing whether|awaiting|mulling|weighing|being trained to|coming)\b",
    rf"\b(?:intention|proposal|proposals|bid|business case|ambitions?|hopes?|moves?) (?:for|to|of|is to|"
    rf"are to)\b(?! {TELL})|\bplans (?:for|to|are for|include)\b|\bplanned\b|\bproposed (?:use|introduction|"
    rf"purchase|roll)|"
    r"\bits intention\b",
    r"\b(?:approv\w+|agree[sd]?|authoris\w+|decid\w+|award\w*|endorse[sd]?|recommend\w*|sign\w+ off|"
    r"asked to)\b(?:[^.]|\.\d){0,80}\b(?:procure\w*|purchase|acqui\w+|contract|funding|investment|invest|spend|"
    r"expenditure|fund|business case|adoption|tender|implement\w*|roll-?out|market|buy)\b",
    r"\b(?:given|granted|got|won|seek(?:s|ing)?|sought|receive[sd]?) (?:\w+ ){0,2}?(?:permission|approval|clearance|"
    r"consent|go-ahead|green light) (?:to|for)\b",
    r"\b(?:procurement of|tender(?:ing)?|invitation to tender|go(?:ing|es)? to (?:the )?(?:commercial )?market|"
    r"full business case|outline business case|bid for)\b",
    r"\b(?:is|are) (?:\w+ )?(?:under consideration|being considered|being explored|being developed|"
    r"in development|in a development stage|being procured|being planned|on the way|on their way|on order)\b",
    r"\b(?:awaiting|subject to|pending) (?:\w+ )?(?:permissions?|approval|funding|authorisation|licen[cs]e|"
    r"a decision)\b",
    r"\b(?:would|could) (?:\w+ )?(?:be )?(?:used|introduced|deployed|rolled out|issued|fitted|equipped|given|"
    r"soon|use|wear|deploy|adopt)\b|\bmay (?:soon |in future |also |eventually )?(?:be (?:introduced|given|"
    r"rolled out|equipped)|invest|introduce)\b",
    r"\bnext (?:year|month|spring|summer|autumn|winter)\b|\b(?:have|has) (?:been )?(?:secured|won|been awarded|"
    r"been allocated|bid for) (?:[\w£,.]+ ){0,4}(?:funding|money|grant|cash)\b|\bis it time\b|\btime is right to\b",
)
RENEWED = _any(
    r"\b(?:refresh|replace\w*|upgrad\w+|additional|extra|further|more|expan\w+|new generation|renew\w*|second|"
    r"latest|next generation|existing|increas\w+|continu\w+|extend\w*|enhanc\w+|improv\w+|again|network\w*)\b"
)
"""A plan for more of what there is."""

WILL_NOW = re.compile(r"\bwill now\b", re.IGNORECASE)

IN_USE = _any(
    rf"\b(?:has|have|had|['’]ve)\s+{SKIP}(?:{USED}|used)\b",
    rf"\b(?:is|are|was|were|been|being|['’]re|get|gets|got)\s+{SKIP}(?:a\s+|in\s+)?(?:{USED}|in (?:use|"
    rf"operation|place|service)|live\b|available to|operational|up and running|{USING})\b",
    rf"\b{WHO}\s+{SKIP}(?:{USES}|{USE}|{DID_USE}|used|deployed|operated|utilised|employed)\b",
    rf"\b(?:and|also|only|routinely|regularly|currently|already|now)\s+(?:{USES}|used|utilised|deployed)\b|"
    rf"\b(?:used|utilised|deployed|operated|worn|flown|owned|run|monitored) (?:by|within|across|throughout|in|"
    rf"at|for|to|on|during|around|as)\b",
    r"\b(?:started|begun|began|continued?|continues|continuing|chose) (?:to )?(?:us(?:e|ing)|deploy(?:ing)?|"
    r"operat(?:e|ing)|fly(?:ing)?|wear(?:ing)?|be used|be worn)\b",
    r"\b(?:equipped|issued|fitted|kitted out|armed|provided|supplied) with\s+(?:[\w'’-]+\s+){0,5}?Ŧ+|"
    r"Ŧ+\s+(?!and\b|or\b)(?:[\w'’-]+\s+){0,2}(?:captured|spotted|found|located|helped|led|picked up|flagged|assisted|"
    r"alerted|pinged|recorded|filmed|caught|detected|identified|showed|took to the (?:air|sky|skies)|hits?|"
    r"activations?)\b",
    r"\b(?:launched|unveiled|introduced|set up|established|rolled out|installed|expanded|upgraded|boosted|"
    r"implemented|adopted|deployed|added|rolls out|launches|has its own|activated|switched on|completed)"
    r"\s+(?:[\w'’£-]+\s+){0,8}?Ŧ+",
    rf"\b(?:has|have|owns?|holds?|boasts?|had|in possession of)\s+(?:now\s+|also\s+|got\s+|access to\s+|"
    rf"a (?:total|fleet|network|number) of\s+|{NUMBER}\s+|its own\s+|their own\s+|our own\s+|the\s+|"
    rf"dedicated\s+|new\s+){{1,3}}(?:[\w'’-]+\s+){{0,4}}?Ŧ+",
    r"\b(?:captured|recorded|caught|filmed|spotted|detected|picked up|located|identified|flagged|tracked|"
    r"triggered|alerted|pinged|stopped|traced|monitored|found)\s+(?:\w+\s+){0,3}?(?:by|on|via|through|using|"
    r"with|after)\s+(?:[\w'’-]+\s+){0,5}?Ŧ+",
    r"\b(?:using|with the (?:help|aid|assistance|support) of|thanks to|assisted by|supported by|backed by|"
    r"helped by|via|through)\s+(?:[\w'’-]+\s+){0,4}?Ŧ+",
    r"\bŦ+\s+(?:went|goes|gone) live\b|\bwent live\b|\bin use\b|\bhelp(?:s|ed|ing)? (?:us|officers|"
    r"police) (?:to )?\w+|\b\d[\d,]* (?:\w+ ){0,2}(?:deployments|flights|activations|drone hours|hits|uses)\b|"
    r"\bmake use of\b|\bour use of\b",
    rf"\b(?:given|handed|issued|loaned)\s+(?:(?!{LEAVE})[\w'’-]+\s+){{0,4}}?Ŧ+",
    r"\btotal (?:number )?(?:currently )?in use\b|\b(?:has|have) been (?:a|an) (?:\w+ )?(?:asset|success|help|"
    r"tool)\b",
)
SUBJECT = re.compile(rf"{WHO}\s+(?:police\s+|constabulary\s+)?", re.IGNORECASE)
"""Who uses it, at the beginning of the words of use."""

ABOUT = (
    r"is|are|was|were|on|about|policy|policies|procedures?|guidance|position|stance|views?|opinions?|concerns?|plans?|"
    r"proposals?|questions?|information|says|said|asks?|asked|against|without|no|to|possible|proposed|an?|the|another"
)
"""Between `the police` and a thing: what they say of it, and not that they have it."""

ACQUIRED = _any(
    r"\b(?:bought|purchased|acquired|invested in|took delivery of|taken delivery of|invests in|buys|purchases|"
    r"spent)\s+(?:[\w'’£,.-]+\s+){0,8}?Ŧ+",
    rf"\b(?:our|its|their|his|her|force['’]s|police(?:['’]s)?|constabulary['’]s|team['’]s|"
    rf"forces['’])\s+(?:(?!(?:{ABOUT})\b)[\w-]+\s+){{0,3}}?Ŧ+",
    r"\bŦ+\s+(?:\w+\s+)?(?:unit|team|pilots?|operators?|officers|footage|cameras|fleet|network|"
    r"capabilit\w+|deployments?|vans?|evidence|system|technology|data|can|allows?|enables?|helps?|gives?|"
    r"provides?|works?)\b",
)
"""That the force has the thing, and not that it uses it."""
NOT_FINITE = re.compile(
    rf"\b{MODAL}\s+(?:\w+ly\s+|also\s+|soon\s+|then\s+|only\s+|never\s+)?(?:be\s+|have\s+|been\s+)?(?:\w+\s+)?$|"
    rf"\b(?:without|before|about|consider(?:ing)?|plans? for|idea of|start|begin|risks? of|cost of|proposed|"
    rf"possible|potential|such as) (?:\w+ )?$",
    re.IGNORECASE,
)
"""Right before a verb of use: it says what could or will be, and not what is."""
CONDITION = re.compile(
    r"\b(?:if|unless|might|should|must)\b|\bwhether\b|\bhow many\b|\basked (?:for|about)\b|\bwhere\b(?=.*\bwill\b)",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:was|were|had|went|wore|took|ran|led|did|saw|came|[a-z]{3,}ed)\b", re.IGNORECASE)
PRESENT = re.compile(r"\b(?:is|are|has|have|['’]re|['’]s|now|currently|will|today)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Cue:
    """What a clause says, and the words that say it. `sense` is a position, or `has`: has the thing, or `in_trial`: in
    a trial of which the clause does not tell whether it runs; `renewed`: of more of what there is."""

    sense: str
    at: Span
    renewed: bool = False
    past: bool = False


THEIR_OWN = re.compile(
    r"\b(?:officers?|constables?|pcsos?|specials|sergeants?|wearers?|users?|firearms teams?|patrols?)\s+"
    r"(?:(?:must|should|can|may|are required to|are expected to|are asked to|are told to|choose to)\s+)?"
    r"(?:(?:always|also|then|only|both|[a-z]+ly)\s+)?(?P<act>"
    r"us(?:es?|ed)|wears?|wore|docks?|docked|activat(?:es?|ed)|deactivates?|(?:switch(?:es|ed)?|turn(?:s|"
    r"ed)?) (?:on|off)|"
    r"charge[sd]?|carry|carries|start(?:s|ed)? recording (?:on|with)|record(?:s|ed)? (?:on|with)|"
    r"(?:upload|download)(?:s|ed)? (?:\w+ )?from|announce[sd]?|check(?:s|ed)?)\s+"
    r"(?P<whose>their|his or her|his|her)\s+(?:own\s+)?(?:issued\s+|force\s+)?Ŧ+",
    re.IGNORECASE,
)
"""`Officers must activate their cameras`: a rule, or what happens, that takes it that they have them."""
NOT_THEN = re.compile(
    r"\b(?:did not|didn['’]t|had not|hadn['’]t|failed to|failing to|forgot to|neglected to)\s+(?:\w+\s+){1,3}?"
    r"(?:their|his or her|his|her)\s+(?:own\s+)?Ŧ+",
    re.IGNORECASE,
)
"""`Officers did not switch on their cameras`: what they have and left alone once."""
WHETHER = re.compile(r"\b(?:if|whether|how many|would|could|will)\b", re.IGNORECASE)

ITEM = re.compile(
    r"\W*(?:[A-Z]{1,4}[ -]?)?\d[\d/.-]*\W+(?:[\w-]+\s+){0,5}?Ŧ+(?:\s+[\w-]+){0,2}?\s+"
    r"(?:for\s+(?:[\w-]+\s+){0,3}?(?:officers|pcsos|police|constabulary|force)|"
    r"contract|provision|tender|project|funding|business case|roll-?out)\b",
    re.IGNORECASE,
)
"""A decision in a list of them, by its title alone: what is asked for is money."""

FIRST = (
    ("no_information_held", NO_INFORMATION),
    ("ncnd", NEITHER),
    ("dropped", DROPPED),
    ("formerly_used", FORMER),
    ("does_not_use", NEGATED),
)
"""Looked for before all else, in this order."""


def cues_in(text: str, clause: Span) -> list[Cue]:
    """What the clause says of use; nothing where it only sets a condition.

    A denial, a refusal to say, an end or a plan given up is all that it says. A plan that comes before a verb of use,
    or before a trial, is the plan of that. Else a trial that runs, use, a trial that is over; last, that the thing is
    there.
    """
    own = THEIR_OWN.search(text, *clause)
    if own and not WHETHER.search(text, clause[0], own.end()):
        return [Cue("uses", (own.start("act"), own.end()))]
    if left := NOT_THEN.search(text, *clause):
        return [Cue("has", left.span())]
    for sense, pattern in FIRST:
        if match := pattern.search(text, *clause):
            return [Cue(sense, match.span())]
    if NO_PLAN.search(text, *clause):
        return []
    planned = PLANNED.search(text, *clause)
    condition = CONDITION.search(text, *clause)
    if condition and not (planned and planned.start() < condition.start()):
        return []
    return _affirmed(text, clause, planned)


def listed_in(text: str, clause: Span) -> list[Cue]:
    """What an item of a register of decisions says by its title: `017 Drones for Rural Officers`; a plan."""
    item = ITEM.match(text, *clause)
    return [Cue("considering", item.span(), renewed=bool(RENEWED.search(text, *clause)))] if item else []


def _affirmed(text: str, clause: Span, planned: re.Match[str] | None) -> list[Cue]:
    used = _finite(IN_USE, text, clause)
    running = TRIALLING.search(text, *clause)
    past = bool(PAST.search(text, *clause)) and not PRESENT.search(text, *clause)
    if planned and not _comes_first(planned, used, running):
        renewed = bool(RENEWED.search(text, *clause) or WILL_NOW.search(text, *planned.span()))
        return [Cue("considering", planned.span(), renewed=renewed)]
    if running:
        return [Cue("trialling", running.span(), past=past)]
    tried = TRIALLED.search(text, *clause)
    after = AFTER_TRIAL.search(text, *clause)
    if used and (after or not tried):
        trial = None if after else IN_TRIAL.search(text, *clause)
        return [Cue("in_trial", trial.span(), past=past)] if trial else [Cue("uses", used.span())]
    if tried and not after:
        return [Cue("trialled", tried.span())]
    return _weak(text, clause, past)


def _comes_first(planned: re.Match[str], used: re.Match[str] | None, running: re.Match[str] | None) -> bool:
    """Whether use or a trial is told before the plan, or the trial is called the current one."""
    if used and used.start() < planned.start():
        return True
    return running is not None and (running.end() <= planned.start() or "current" in running[0].lower())


def _weak(text: str, clause: Span, past: bool) -> list[Cue]:
    if trial := IN_TRIAL.search(text, *clause):
        return [Cue("in_trial", trial.span(), past=past)]
    has = _finite(ACQUIRED, text, clause)
    return [Cue("has", has.span())] if has else []


def _finite(pattern: re.Pattern[str], text: str, clause: Span) -> re.Match[str] | None:
    """The first words of the pattern that say what is, and not what could or will be."""
    for match in pattern.finditer(text, *clause):
        if not NOT_FINITE.search(text[clause[0] : match.start()]):
            return match
    return None
