"""The words by which a rule knows a line, a message or a page: what must be known by them beside what must not."""

import pytest

from disclosures.curator.reading import cues, numbering, threads
from disclosures.curator.reading.fields import dates, events, exemptions, products, questions, references
from disclosures.curator.reading.positions import clauses, phrases, refusals, settling, yes_no
from disclosures.curator.reading.positions.reading import WE_NEITHER
from disclosures.curator.reading.verdicts import news, seen, telling

KNOWN = {
    cues.REQUEST_HEAD: (
        "Request|Your request:|The FOI request|Full request –|Original questions|Information requested|Question|You asked|"
        "You asked for|You asked us|Request for information|Request details|Request summary|Request information|"
        "You requested:|The following is a freedom of information request|I note you seek access|I note you have asked for|"
        "I note you asked for|I note you requested|Below is your request, as we have it|You have asked for three things|"
        "Your request of May asks for this|Your request 5 was:|"
        "I write in connection with your request for data as follows:|Here below is your request and our response.|"
        "Below is your request.",
        "Requests from the public are many|Your request was refused|We asked|The question of cost",
    ),
    cues.ASKED_AT_END: (
        "In which you asked:|In it you asked for:|In it you asked for the following:|They were as follows:|the following:|"
        "your letter asks:|what was asked:|the things you seek:|Here are your questions:",
        "You asked for this|The following.|Questions:",
    ),
    cues.INLINE_HEAD: (
        "Request: drones|Question 2: drones|Response: yes|Answer: yes|Decision: yes|Our response: yes",
        "Request:|Response yes|The answer: yes",
    ),
    cues.ANSWER_HEAD: (
        "Response|Our response:|The FOI response|Force response –|Final decision|In response:|Answer 2|Reply|Disclosure|Determination|"
        "Result|Results of searches|Extent and result of searches made|Please find the response set out below.|"
        "Please find our response is set out below|"
        "Our response is as follows.|My reply to your questions is below|Our answers are set out:|Our responses are below.",
        "The response was slow|Answers come later|Our response is late.|A decision on drones was taken",
    ),
    cues.TOGETHER: (
        "together with the response|together with our answer|The responses follow each question|answers are below each|"
        "Please see our answers below|answered in their order|We have answered each one|We have answered your questions",
        "together with drones|The answer is no",
    ),
    cues.CLARIFICATION_HEAD: (
        "From the requester on 4 May|Clarification|Clarification from the requester",
        "Clarification was sought|The requester",
    ),
    cues.ARGUMENT_HEAD: (
        "Harm|Overall harm|Evidence of harm|The public interest test|Prejudice|Reason for decision|Reasons for decision|"
        "Factor favouring disclosure|Factors against disclosure|Considerations for disclosure|Section 24 factors favouring it|"
        "Section 31 considerations|Balance test|Balancing test|Overall balancing test|Harm in complying",
        "Harm was done. It is past.|Drones harm nobody|Section 24 applies",
    ),
    cues.RIGHTS_CUE: (
        "Complaint|Your right to complain|Right of review|Appeal|How to complain|How to appeal|Rights|Complaint rights|"
        "If you are not satisfied with this|If you are dissatisfied|If you are unhappy|Should you wish to complain|"
        "Should you be dissatisfied|If you require any further assistance|Yours sincerely|Yours faithfully|Kind regards|"
        "Please do not use social media|References",
        "If you are asking|The right drone|Yours|We complain of drones. It is loud.",
    ),
    cues.NOTICE_CUE: (
        "Our response to your request is unique|Forces do not use generic systems|It should not be used as a comparison|"
        "Release under FOIA is a disclosure to the world|Release under FOI is a disclosure to the world|"
        "Please accept my apologies|Please accept my sincere apologies|Section 1 of the Freedom of Information Act 2000 says|"
        "The Freedom of Information Act places two duties|The Freedom of Information Act 2000 places two duties",
        "Your request is unique|We apologise",
    ),
    cues.OUTCOME_LINE: (
        "No information held|Information disclosed|Information withheld.|Information not held|Information released|"
        "Partly disclosed|Partially released|Fully disclosed|Disclosed|Disclosed in full|Disclosed in part|Exempt|"
        "Neither confirmed nor denied|Refused",
        "Information on drones|Disclosed to the world|No information",
    ),
    cues.OPENING: (
        "Yes, we do|No.|I can confirm|Having completed searches|I have today decided|In terms of section 17|"
        "In accordance with the Act|Following receipt of it|Pursuant to section 17|No information held|No information is held|"
        "No information was held|This question is exempt|There is one|There are no drones|There was none|There were two|"
        "The decision has been taken|I approached a colleague|Searches were made|Searches have been made|Section 12 applies|"
        "We can neither confirm|We have now looked|In response to your request|In addition, we",
        "No information is required|Thank you for your request|Drones are asked about",
    ),
    cues.NOT_YET: (
        "We write to you|We would like|We are writing|We request|We ask|We mean drones|We understand|We note",
        "We use drones|We wrote",
    ),
    cues.ASKING: (
        "Please say|Provide it|Name them|Send it|Give it|List them|State it|Tell us|Confirm whether it is|If so|If yes|If not|"
        "If possible|If the answer is yes|If you do|If there is|If the force does|How|What|Which|When|Who|Why|Where|Do you|Does it|"
        "Did you|Is it|Are they|Was it|Were they|Has it|Have you|Can you|Could you|Would you|Will it|Copies of it|A copy of it|"
        "Any of it|All of it|The number of them|I would like it|I wish to know|I am asking",
        "We use drones|If drones fly|Confirm it|The force",
    ),
    cues.QUESTION_NEEDS_MARK: (
        "do|does|did|is|are|was|were|has|have|can|could|would|will|when|where|any|all|if|what",
        "please|how|which|dot",
    ),
    cues.STATED: (
        "Where it is held|When they are exempt|If it has not been|Any that have not|All that was held|What they were not",
        "Where is it|Is it held|What is it",
    ),
    threads.INVALID: (
        "This is not a valid request|The request is not valid|Your request is invalid|It hence is not valid",
        "This is a request",
    ),
    threads.CLARIFY: (
        "Please clarify|Could you tell us which|Can you specify it|Please confirm which|Please narrow it|"
        "Please let us know which|We require clarification|I am seeking clarification",
        "We clarify that|Please find it. It is specific",
    ),
    threads.ACKNOWLEDGE: (
        "I acknowledge receipt|This is an automated response|An automated reply|Thank you for your request received today|"
        "Thank you for your email, received today|Thank you for your e-mail which we received|"
        "Thank you for your correspondence received|We will answer|We will respond|It will reply|We aim to respond|"
        "It is our aim to respond|You will receive a response",
        "Thank you for your patience|We answer",
    ),
    threads.DECIDES: (
        "We neither confirm nor|no information|It does not hold|It is exempt|They are exempt|a refusal notice|I have today decided|"
        "Please find attached|I can confirm|In response to this|We can disclose|Our response to your request is unique",
        "We will answer by May",
    ),
    threads.REVIEWED: (
        "The internal review upheld it|An internal review has overturned it|The internal review concluded it|"
        "Internal review decided it|The internal review found it|We uphold the internal review, which upheld it",
        "You can ask for an internal review|The review upheld it",
    ),
    threads.GREETING: ("Dear Sir|Yours|Kind regards", "My dear|Kindly"),
    events.SOUGHT: ("Clarification|Then clarification was sought|clarification requested", "A clarification came"),
    events.ANSWERED: (
        "From the requester|clarification was received|Clarification provided",
        "A note from the requester|clarification",
    ),
    telling.WALL: (
        "Just a moment|Verifying you are human|Enable JavaScript and cookies|The requested URL was rejected|Access denied|"
        "Checking your browser|a CAPTCHA|unusual traffic|Attention required|Accept all cookies to continue|"
        "Reject cookies before you go|Request unsuccessful. Incapsula",
        "We accept drones|A moment",
    ),
    telling.AMERICAN: (
        "Public Records Act|Public Records Law|Public Records Request|Freedom of Information Law|U.S.C|5 USC|City Attorney|"
        "Police Department|Division of Police|Sheriff's Office|County Clerk|Cleveland, Ohio|Cleveland, OH|Durham (North Carolina)|"
        "Durham (Maine)|Cleveland (USA)|Rome, Georgia|Essex, New York|Austin, Texas|Oakland, California|Paris, Tennessee",
        "Freedom of Information Act|Cleveland|Police Service",
    ),
    telling.BRITISH: (
        "Freedom of Information Act 2000|Freedom of Information (Scotland) Act 2002|FOISA|a Constabulary|section 31 (3)|"
        "essex.police.uk|Police and Crime Commissioner",
        "Freedom of Information Act 1966|section 552|police",
    ),
    seen.REQUEST: (
        "Request|Your request|The questions|FOI response|You asked|Answer|Decision|Our reply|freedom of information|FOI|FOIA|"
        "a request for information|FOI123|request reference|request number|request no|a disclosure log|No information held|"
        "section 1(1)(a)",
        "We use drones|section 31",
    ),
    questions.USE: (
        "Do you use it|Does it operate it|Is it used|Are they deployed|Has it trialled|Have you flown|Did it utilise|Was it run|"
        "Were they in use|Do you wear|Does it own|Do you employ|Do you fly|Do you carry out|Have you tried|"
        "Are you piloting|Is it trialling|Do you trial|Does it run|Are you using it|Do they deploy|Are you utilising it",
        "How is it|Use it|Do you like it",
    ),
    questions.SHARE: (
        "Do you share it|Has it shared|Have you bought it|Did you purchase it, as it was purchased|Does it possess it|"
        "Has it procured it|Do you access it|Have you accessed",
        "Is it shared|Do you like it",
    ),
    questions.TRIAL: ("a trial|trialled|piloting|tried|tested", "tries|tests"),
    questions.PAST: (
        "Has it ever|Have you used it|Did you consider what was considered|Was it trialled|Were they deployed|Has it evaluated it",
        "Do you use it|Is it used",
    ),
    questions.OPEN: ("what|how|which|when|why|where|who", "does|whom"),
    questions.PLAN: ("a plan|planned|intends|considering|is going to|in the next year", "next year|plain"),
    questions.CONDITION: ("If yes|If so,|If no|If not:", "If yes, how many|So"),
    questions.NOT_HELD: (
        "no information held|no information is held|no information was held|does not hold|do not hold|is not held",
        "information is held",
    ),
    questions.EXEMPT: ("It is exempt|a refusal notice|withheld", "exemption|refused"),
    questions.NCND: (
        "neither confirm nor deny|neither confirms nor denies|refuses to confirm or deny|refuse to confirm or deny",
        "confirm or deny|neither this nor that",
    ),
    questions.COST: ("Section 12|section 12|the cost limit|cost of compliance|18 hours", "SECTION 12|the cost|8 hours"),
    exemptions.NOT_RELIED_ON: ("may apply|may be|may need|could apply|might|Code of Practice", "May 2024|applies"),
    references.EARLIER: (
        "a previous one|previously|earlier|similar|past|answered before|already answered|already released|see our|see also|other",
        "before|see it",
    ),
    references.IN_ADDRESS: ("x/ref-123|x/foi_123-45|x/request-4567/|/request/some_words", "x/ref-12|request"),
    products.NOT_A_SUPPLIER: (
        "The|This|It|Police|Section|We|Information|No|Yes|A|An|Act|That|Essex Police|a Constabulary|The Commissioner|Home Office",
        "Axon|Another",
    ),
    dates.CUES["received_on"]: (
        "Date received: |received |which was received on |received by Essex Police on |received in this office on |"
        "received at this office on |received into this office dated the ",
        "recorded on |received with thanks and then on ",
    ),
    dates.CUES["made_on"]: (
        "your request dated |request for information made on |your e-mail sent |email submitted on the |letter was dated |"
        "submitted dated |Date of request: ",
        "your request |dated ",
    ),
    dates.CUES["due_printed_on"]: (
        "that is by |which is by |i.e. by |within 20 working days, by |respond to you by |respond to your request by |be answered by |"
        "answer by |a reply by |a response by |receive a response by |no later than |due by |due on |due date: ",
        "made by |by ",
    ),
    dates.CUES["responded_on"]: (
        "Date of response: |Dated our reply |Date the answer |Response date: |Responded to: |responded on |answered on |replied on |"
        "issued |This letter is dated |Date of issue: |Date responded: |Response dated |Date: |Dated ",
        "a date |updated ",
    ),
    dates.CUES["logged_on"]: (
        "Date published: |date uploaded |Publication date: |added to the log on |added to the disclosure log ",
        "published |log ",
    ),
    clauses.HEDGE: (
        "if|whether|would|could|should|may|might|whenever|where|such as|request for|requests for|to confirm|to say|to disclose|"
        "to release|Confirming it|denying it|disclosing it|releasing it|stating it",
        "we use|it is confirming|when",
    ),
    clauses.CLAUSE_BREAK: (
        "a but b|a, however, b|a although b|a, though b|a whereas b|a while b|a, and we b|a, and it b|a, and the force b|"
        "a, and has b|a, and have b|a, and is b|a, and are b|a, and does b|a, and do b|a therefore b",
        "a and we b|a, and drones|a, since b",
    ),
    clauses.FIRST_PERSON: ("yes|No|we", "they|wet"),
    phrases.NOT_OWNED: ("do not own|possess", "own it|use"),
    phrases.ANAPHORA: (
        " this technology| such things| that kind| these tools| it| whether we hold any information|"
        " that it holds any further information| whether they hold any other information",
        " the technology| its| whether we hold one",
    ),
    refusals.NCND_EXPLAINED: ("must not be taken as|the term|a response is|response means|the principle of", "is taken as"),
    refusals.FURTHER: ("other information|any further information|additional relevant information", "information|further drones"),
    refusals.REFUSES: ("a refusal notice|other information|further information|covertly", "refusal|information"),
    WE_NEITHER: (
        "we neither|we can neither|Essex Police could neither|the constabulary will neither|the service would neither|"
        "the force must neither|the office neither|the commissioner neither|MPS neither|PSNI neither",
        "can neither|they neither",
    ),
    settling.COVERT: ("covert|covertly", "covered"),
    settling.OVERT: ("overt|overtly", "covert"),
    yes_no.YES_NO: ("Yes|no.|That is no|This is yes", "No information|It is no|None"),
    yes_no.LISTED: (" – yes| - No.| : yes;", "yes| – yes, often"),
    yes_no.MIXED: ("covertly|a policy|training|guidelines", "covert|police"),
    yes_no.USE_OR_PLAN: ("use or plan|uses and|using it or|used or", "plan or trial|use"),
    numbering.LETTERED: ("a) x|(b) x|c. x", "ab) x|a x"),
    numbering.ROMAN: ("i) x|ii. x|(iii) x|iv) x|v) x|vi) x|vii) x|viii) x", "ix) x|iiii) x"),
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "examples"), KNOWN.items(), ids=range(len(KNOWN)))
def test_words_are_known_and_others_are_not(pattern, examples):
    known, others = (words.split("|") for words in examples)
    assert [words for words in known if not pattern.search(words)] == []
    assert [words for words in others if pattern.search(words)] == []


REPORTING = (
    "a spokesperson said|spokesman for the force said|spokeswoman added|a source told|Superintendent said|said a police spokesman|"
    "said the spokesperson|said on Monday|said on Tuesday|said on Wednesday|said on Thursday|said on Friday|said on Saturday|"
    "said on Sunday",
    "told the Courier|seen by this newspaper|reported by Reuters|obtained by the Guardian|told the paper|told this website|a newspaper|the BBC|on ITV|Sky News",
    "By our reporter|Written by Ann|By Crime Reporter|By Home Affairs Correspondent|By News Editor|By […]|By Ann Smith",
    "Related stories|related articles|Read more:|subscribe to|follow us on|share this article|share this story|"
    "sign up to our newsletter|Advertisement",
)


@pytest.mark.parametrize(("pattern", "examples"), zip(news.REPORTING, REPORTING, strict=True), ids=range(4))
def test_signs_of_a_reporter(pattern, examples):
    assert [words for words in examples.split("|") if not pattern.search(words)] == []
    assert not pattern.search("Essex Police said that it uses drones. By and large, more is told.")


KINDS = {
    "Which company supplies it.": "the supplier|suppliers|a company|companies|the manufacturer|who makes it|which firm|which vendor|a vendor",
    "What it costs.": "the cost|costs|was spent|to spend|expenditure|how much|the budget",
    "Impact assessments.": "a DPIA|an impact assessment",
    "Policies, procedures and guidance.": "the policy|policies|a procedure|guidance|guidelines|code of conduct",
    "Training.": "training",
    "How many.": "how many|the number of|number of",
    "Since when.": "since when|when was it|when did it|when were|date of it|dates when",
    "Its name.": "the name|what is it called|name of it|named",
}


@pytest.mark.parametrize(("summary", "examples"), KINDS.items())
def test_the_kind_of_a_question(summary, examples):
    found = [questions.summary_of(questions.Question("1", words)) for words in examples.split("|")]
    assert set(found) == {summary}


def test_a_question_of_no_kind_has_no_summary():
    assert questions.summary_of(questions.Question("1", "Which colour is it?")) == ""
