"""English given names that are seldom anything else, and what they are shortened to."""

from activesupport.replies.guards._reading import words

GIVEN = words(
    """
    james john robert michael david william richard joseph thomas charles christopher daniel matthew anthony donald
    steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick jack dennis
    jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith
    roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan bruce gabriel joe logan
    albert willie elijah wayne randy vincent mason roy ralph bobby russell philip louis steve mike dave tom tim jim
    bob rob ben dan matt chris nick alex sam tony andy greg jeff ken ron will bill ed ted fred harry oliver liam
    oscar leo theo alfie charlie freddie callum connor declan finn rory ewan fraser hamish angus gareth rhys owen
    simon neil nigel graham colin ian stuart darren lee craig dean shaun martin marcus hugo felix luke toby elliot
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
    kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
    kathleen angela shirley emma brenda pamela nicole anna samantha katherine catherine christine helen debra rachel
    carolyn janet maria heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn
    judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia
    frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa
    diana brittany doris kayla alexis lori marie kate katie beth liz lizzie lucy chloe sophie ella mia amelia isla
    ava lily freya poppy phoebe zoe jade gemma holly natasha claire clare fiona niamh aoife siobhan saoirse ellen
    eleanor harriet hattie imogen jo joanne tracy lynn gail wendy penny tina gina jenny jen becky sally maggie molly
    priya arjun lakshmi sunita rahul anita fatima aisha mohammed muhammad ahmed ali omar yusuf hassan ngozi chidi
    amara kwame ravi sanjay deepak neha pooja vikram rohan anjali wei ming jun hiro yuki sakura kenji akira haruto
    aiko naomi hana carlos luis juan miguel pedro diego sofia camila valentina lucia pablo mateo giulia marco luca
    matteo francesca chiara pierre claude camille antoine hans klaus greta ingrid lars sven astrid bjorn olga ivan
    dmitri svetlana tomasz agnieszka
    """
)
"""Lower case."""

_FAMILIES = """
katherine catherine kathryn kathleen katharine kate katie kathy cathy kat kit kitty
elizabeth liz lizzie beth betty eliza libby betsy ellie|michael mike mick mickey|william will bill billy liam
robert rob bob bobby robbie bert|richard rick dick rich richie ricky|james jim jimmy jamie|john jack johnny jon
jonathan jon jonny|joseph joe joey|thomas tom tommy|charles charlie chuck chas|christopher chris kit topher
christine christina chris tina chrissie|daniel dan danny|matthew matt matty|anthony tony ant|andrew andy drew
joshua josh|edward ed eddie ted ned teddy|stephen steven steve stevie|nicholas nick nicky
alexander alex sandy xander sasha|alexandra alex lexi sandra sasha|benjamin ben benny|samuel sam sammy
samantha sam sammy|gregory greg|patrick pat paddy|patricia pat trish patty tricia|peter pete|timothy tim timmy
kenneth ken kenny|ronald ron ronnie|jeffrey geoffrey jeff geoff|david dave davey|donald don donnie
gerald gerry jerry|lawrence larry laurie|raymond ray|margaret maggie meg peggy marge daisy greta
jennifer jen jenny jenna|jessica jess jessie|susan sue susie suzy|rebecca becky becca bex|deborah debbie deb
barbara barb babs|victoria vicky vic tori|jacqueline jackie|kimberly kim|pamela pam|sarah sara sally sadie
theresa teresa tess terry|abigail abby gail|amanda mandy|charlotte charlie lottie|eleanor ellie nell nora lena
emily em emma emmie|harriet hattie harry|isabella bella izzy isabel|olivia liv livvy|henry harry hal hank
frederick fred freddie|francis frank frankie|frances fran frankie|theodore theo ted|leonard leo len lenny
vincent vince vinny|philip phil pip|dorothy dot dottie|natalie nat natasha|stephanie steph|michelle shelly
angela angie|cynthia cindy|joanne jo joanna|josephine jo josie|louise lou|louis lou|madison maddie madeleine
mohammed muhammad mohamed mo mohammad
"""
NICKNAMES: dict[str, frozenset[str]] = {}
"""A name to all that the same person may be called."""
for _family in (line.split() for group in _FAMILIES.split("\n") for line in group.split("|")):
    for _name in _family:
        NICKNAMES[_name] = NICKNAMES.get(_name, frozenset()) | frozenset(_family)
