"""Words that names are recognised by. They are short, and so never complete: names they lack are missed.

Given names common in England in several generations and communities; those that are also everyday words stand
apart, because a capital letter alone does not make "Will" or "Grace" a person.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


GIVEN_NAMES = _words(
    """
    aaliyah aaron abbie abdul abdullah abigail adam adele adrian agnes ahmed aisha alan albert alejandro
    alex alexander alexandra alfie alfred ali alice alicia alison allison alistair amanda amara amber
    amelia amina amir amit amy ananya andrea andrew andrzej angela angus anil anita ann anna anne
    annette annie anthony antonio anya april arjun arthur asha ashley audrey ava ayesha barbara barry
    beatrice becky ben benjamin bernadette bernard beryl beth bethany betty beverley bhavna brenda brian
    bridget bronwen bryan callum cameron carl carol carole caroline carolyn catherine cecil charles
    charlie charlotte chantelle chenguang cheryl chloe chris christian christina christine christopher
    chukwu claire clare clive colin connor craig cynthia daisy damian daniel danielle darren dave david
    deborah debbie declan deepak delroy denise dennis derek desmond diana diane dominic donald donna
    doreen doris dorothy douglas duncan dylan eddie edith edna edward edwin eileen elaine eleanor elena
    elizabeth ella ellen ellie elsie emeka emily emma emmanuel enid eric erin esther ethan ethel eugene
    eunice evelyn ewa fatima felicity fiona florence folake frances francesca francis fred freda
    frederick freya gareth garry gary gavin gemma geoff geoffrey george georgia georgina gerald
    geraldine gerard ghulam gillian gladys gloria gordon graham grzegorz gurpreet guy gwen hamza hannah
    harjit harold harriet harry harvey hassan hayley hazel heather helen helena henry herbert hilda
    hilary howard hugh hugo humphrey hussain ian ibrahim imogen imran ingrid irene iris isaac isabel
    isabella isabelle isla ivan ivy iwona jackie jackson jacob jacqueline jade jake jamal james jamie
    jan jane janet janice jasmine jason jaspreet jayden jean jeanette jeff jeffrey jen jennifer jenny
    jeremy jerome jess jessica jill jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan
    jordan jose joseph josephine josh joshua joyce juan judith judy julia julian julie juliet jun justin
    justine kamal karen karim karl kate katherine kathleen kathryn kathy katie katrina kavita kayleigh
    keith kelly ken kenneth kerry kevin khadija kieran kimberley kirsty krishna krystyna kuldeep kwame
    kyle lakshmi lara lauren laura lawrence leah lee leila lena leo leon leonard leroy leslie lewis liam
    lillian linda lindsay lisa liz lois lorna lorraine louis louise lucas lucy luke lydia lynda lynn
    lynne mabel maciej madeleine magdalena mahmood malcolm manjit marcus margaret maria marian marie
    marilyn marina mario marion marjorie marlene martha martin martyn mary maryam matilda matt matthew
    maureen maurice mavis max maxine megan mei melanie melissa mercy michael michelle miguel mike
    mildred millie ming miriam mohamed mohammad mohammed moira molly mona monica morag muhammad muriel
    mustafa myra nadia naomi natalie natasha nathan neil nelson ngozi niamh nicholas nick nicola nicole
    nigel nikhil nina noah noel nora norma norman obinna olga oliver olivia olu omar oscar osman owen
    pamela parveen patricia patrick paul paula pauline pawel peggy penelope percy peter phil
    philip philippa phillip phoebe phyllis piotr poppy pradeep pravin priya rachel rahul raj rajesh
    ralph ramesh ranjit rashid raymond rebecca reginald rekha rhys ricardo richard rita robert roberto
    robin roger roisin roland ron ronald rosalind rosemary rosie ross roy ruby rupert russell ruth ryan
    sadia saira sally sam samantha samina samuel sandeep sandra sanjay sara sarah scott sean sebastian
    shabana shane shannon sharon shaun sheila shirley shreya sian sidney simon simone sofia sonia sophia
    sophie stacey stan stanley stefan stella stephanie stephen steve steven stuart sunita suresh susan
    susanna suzanne sylvia tahir tamara tanya tariq tayo teresa terence terry thelma theo theresa thomas
    tim timothy tina toby tom tommy tony tracey tracy trevor tunde uma usha valerie vanessa vera verity
    vernon veronica vicky victor victoria vijay vincent viv vivian vivienne walter wanda wayne wei wendy
    wilfred william winifred winston xavier yasmin yolanda yusuf yvonne zac zachary zainab zara zeynep
    zoe zofia
    """
)

ALSO_WORDS = _words(
    """
    amber angel april art ash august autumn bill bob carol chance charity christian clay dale dawn dean
    drew faith frank gene glen glory grace guy harmony hazel heather holly honey hope ivy iris jack
    jasmine jean joy june lance lee lily lynn mark max may melody mercy mike miles nelson nick noel
    olive opal pat patience pearl penny pip poppy ray reed rich rob robin rod rose ruby rusty sandy
    scarlett sky stew sue summer ted tim trinity victor verity violet wade will winter
    """
)

MONTHS = frozenset(("april", "may", "june", "august"))

SURNAMES = _words(
    """
    adams adeyemi ahmed akhtar ali allen anderson bailey baker begum bell bennett brown campbell carter
    chen clark clarke collins cook cooper cox davies davis edwards ellis evans foster griffiths hall
    harris harrison hill hughes hussain iqbal jackson james jenkins johnson jones kaur kelly khan king
    kowalski kumar lewis macdonald malik marshall martin mason miah mensah mitchell moore morgan morris
    murphy murray nowak o'brien o'connor okafor okeke osei owen palmer parker patel phillips powell
    price rahman reid richards richardson roberts robertson robinson rogers russell scott shah sharma
    shaw simpson singh smith stevens stewart taylor thomas thompson turner walker walsh ward watson webb
    white wilkinson williams williamson wilson wong wood wright young
    """
)
"""Read after a title only: too many of them are words or given names."""

CLEAR_TITLES = frozenset(("mr", "mrs", "ms", "mx"))
"""Titles that a name always follows, even one without a capital; "dr" and "miss" have other uses."""

TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
    )
)
ROLES = _words(
    """
    nurse sister matron midwife consultant surgeon physio physiotherapist porter receptionist carer
    driver paramedic pharmacist counsellor therapist husband wife son daughter mother father mum dad
    brother friend
    """
)

PLACES = _words(
    """
    ward house hospital unit centre center hospice foundation trust clinic surgery suite wing lodge
    court practice charity building ambulance infirmary home department team fund society institute day
    disease syndrome lymphoma dementia nurses support school college church
    """
)

NAMED_AFTER_PEOPLE = (
    "Marie Curie",
    "Macmillan",
    "Sue Ryder",
    "Florence Nightingale",
    "Mary Seacole",
    "Great Ormond Street",
    "Guy's",
    "St Thomas",
    "St John",
    "St George",
    "St James",
    "St Mary",
    "Alder Hey",
    "Nelson Mandela",
    "Elizabeth Garrett Anderson",
    "Barts",
    "Age UK",
    "Dorothy House",
    "Helen and Douglas House",
    "Maggie's",
    "Martin House",
    "Parkinson",
    "Alzheimer",
    "Crohn",
    "Hodgkin",
    "Huntington",
    "Down",
    "Tourette",
    "Asperger",
    "King Charles",
    "King Edward",
    "Queen Elizabeth",
    "Queen Mary",
    "Queen Alexandra",
    "Royal Victoria",
    "Princess Anne",
    "Princess Royal",
    "Prince Charles",
    "Zimmer",
    "Jesus",
    "Christ",
)
"""Charities, hospitals and conditions that bear a person's name: kept, since they point to nobody."""

ORDINARY = _words(
    """
    a about after again all also always am an and another any are as asked at away back be because been
    before being better but by called came can care come could day did didn't do does don't down each
    even every for from gave get go good got great had has have he help helped her here him his how i if
    in into is it its just kept know like listened lovely made make many me more most much my never new
    next nice no not now of off on once one only or other our out over please put rang really said same
    saw says she should so some spoke staff still such team than thank thanks that the their them then
    there they this those time to today told took treated up very visited was we well went were what
    when where which while who whose why with without would yesterday yet you your
    """
)
"""Words that follow a name or a title and are never part of one."""
