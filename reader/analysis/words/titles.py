"""Words that stand before a person's name, and what names and titles say about the person's gender."""

from __future__ import annotations

from typing import Literal

from reader.analysis.words.folding import fold, words
from reader.pipeline.tables import word_set

Gender = Literal["male", "female"]

_MALE_TITLES = word_set(
    """
    mr mister sir lord king prince duke baron father fr brother monsieur herr señor senor don dom
    sultan emir imam mullah ayatollah maulana mufti pope cardinal rabbi chairman congressman assemblyman alderman
    councilman archbishop bishop monsignor alhaji alhadji mallam pak tuan datuk tun shri sri pandit bwana uncle
    """
)
_FEMALE_TITLES = word_set(
    """
    mrs ms miss madam madame mme mlle lady queen princess duchess baroness sister dame señora senora señorita frau
    signora chairwoman congresswoman assemblywoman alderwoman councilwoman alhaja hajia hajiya begum ibu bibi smt
    kumari aunt aunty auntie nun
    """
)
_OTHER_TITLES = word_set(
    """
    dr doctor prof professor mx rev reverend pastor elder apostle hon honourable honorable president vice-president
    premier chancellor minister secretary senator sen rep representative governor gov mayor ambassador envoy judge
    justice attorney general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private pvt
    commander cmdr commodore admiral brigadier marshal constable inspector superintendent detective officer sheriff
    deputy chief director coach engineer eng engr barrister barr advocate adv chef speaker councillor councilor
    magistrate comrade cde candidate lawmaker spokesman spokeswoman spokesperson mp mep coun cllr cr insp supt det
    const acp dcp dsp asp igp sp ssp ig cpl lcpl ltc lieutenant-general lieutenant-colonel major-general
    brigadier-general vice-admiral rear-admiral dr. mr. prime first second deputy-president excellency highness
    majesty honourables bro arch ven nana oba otunba pharm arc sen. rep. gov. gen. moudjahid haji hadji saint st
    datuk seri dato tan sheikh shaikh pm cm vp mla mlc dci
    """
)
_ADDRESSES = word_set("mr mrs ms mx dr prof gov sen rep gen col capt lt sgt rev hon maj sir dame")
_PARTIES = word_set("democrat republican tory conservative labour liberal socialist")
_SPELT_OUT = {
    "gov": "governor", "sen": "senator", "sens": "senators", "rep": "representative", "gen": "general",
    "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant", "prof": "professor",
    "pres": "president", "brig": "brigadier", "adm": "admiral", "cmdr": "commander", "det": "detective",
    "insp": "inspector", "supt": "superintendent", "cpl": "corporal",
}  # fmt: skip
"""Titles by their abbreviations."""
_BEFORE_TITLES = word_set("former ex late acting interim then-president the his her deputy vice assistant associate")
BELOW = word_set("deputy vice assistant associate shadow lieutenant lt lt.")
"""What makes an office another, below it: the deputy mayor is not the mayor."""
CROWNED = word_set("king queen prince princess emperor empress emir sultan sultana shah pope")
"""What of one house only one is at a time: King Salman is not Crown Prince Salman."""
_INSIDE = word_set(
    """
    prime first vice attorney lieutenant major brigadier rear deputy chief associate assistant senior
    """
)

_MALE_GIVEN = word_set(
    """
    aaron abdel abdelaziz abdelmadjid abdul abdulaziz abdullah abdullahi abel abraham abu adam adama adebayo adel
    adolf adrian ahmad ahmed akbar akira alan albert alberto aleksandar aleksandr alejandro alex alexander alexandre
    alexei alfred alfredo ali alistair alpha amadou amir amit anand anatoly anders andre andrea-luca andreas andrei
    andres andrew andrzej andy angus anil anthony antonio antony anwar archie ari arjun armando arnold arthur arturo
    arun ashok asif atiku august augusto austin avi aziz babatunde bakary barack barry bashar bashir benedict
    benjamin benny bernard bernardo bernie bertrand bill billy bjorn bob bobby bogdan bola boris brad bradley
    brandon brendan brett brian bruce bruno bryan caleb calvin carl carlos cesar chad charles charlie chen chinedu
    chris christian christoph christophe christopher chuck claude claudio clement clinton colin connor cornelius
    craig cristiano curtis cyril dale damian damien dan daniel daniele danny darren dave david deepak denis dennis
    derek desmond devendra diego dieter dimitri dinesh dirk dmitri dmitry dominic dominik don donald doug douglas
    duncan dwight earl ebrahim eddie edgar edmund eduardo edward edwin ehud eli elias elijah elon emeka emil emile
    emilio emmanuel emmerson enrico enrique eric erik ernest ernesto ernst erwin esteban ethan eugene evan evgeny
    fabio faisal farid farouk felipe felix ferdinand fernando fidel filip florian francesco francis francisco franck
    francois frank frans franz fred frederic frederick friedrich fritz gabriel gareth gary gavin gennady geoff
    geoffrey georg george georges georgi gerald gerard gerhard gerry giacomo gianni gilbert giorgio giovanni
    giuseppe glen glenn godfrey godwin gonzalo gordon graeme graham grant greg gregor gregory guillaume guillermo
    gunter gustavo guy habib hafez haider hakan hakim hamid hamza hans hari harold haroun harry harsh haruna harvey
    hasan hashim hassan hector heinrich helmut hendrik henri henrik henry herbert herman hiroshi hiroyuki horst
    hosni howard hubert hugh hugo hussain hussein ian ibrahim idris ignacio igor ilham imran innocent irfan isaac
    ismail issa ivan ivo jack jackson jacob jacques jair jake jakob james jamie jan janez jared jaroslaw jason
    jasper javier jay jean jean-claude jean-luc jean-marie jean-paul jean-pierre jeff jeffrey jens jeremy jerome
    jerry jerzy jesus jim jimmy joachim joao joaquin joe joel johan johann johannes john johnny jon jonas jonathan
    jorge jose josef joseph josh joshua juan juergen julian julien julio julius junior jurgen justin kamal karim
    karl kassim kassym-jomart keir keith ken kenji kenneth kevin khaled khalid khalifa kim-jong kirk klaus kofi
    konstantin krzysztof kumar kurt kwabena kwame kwesi kyle lamine lars larry laszlo laurent lawrence lee len leo
    leon leonard leonid leopold leroy leslie lionel liam lloyd lorenzo lou louis luc luca lucas ludwig luigi luis
    luiz lukas luke lyndon maciej magnus mahamat mahathir mahdi mahinda mahmood mahmoud majid malcolm malik mamadou
    manfred manmohan manoj manuel marc marcel marcelo marcin marco marcos marcus mariano mario marius mark markus
    marlon marshall martin marvin masoud mateo mateusz mathieu matt matteo matthew matthias mauricio maurice
    maurizio max maxim maximilian mehdi mehmet melvin michael michal michel miguel mihai mike mikhail milan milos
    mitch mitt modou mohamed mohamad mohammad mohammed mohan moise moses mostafa moussa mubarak muhammad muhammadu
    murat musa mustafa nabil nana narendra nasser nathan nathaniel neil nelson nestor nicholas nick nicolae nicolas
    nicos nigel nikita niklas nikolai nikolas nikos noah noel norman olaf oleg oleksandr oliver olivier olu
    oluwaseun omar orlando oscar osama osman otto owen pablo paolo pascal patrice patrick patrik paul paulo pavel
    pawel pedro pervez pete peter petr petro philip philippe phillip pierre pieter piotr prabowo pradeep prakash
    pranab praveen qasem rafael rafiq rahul raila raj rajesh rajiv rakesh ralf ralph ram ramesh ramon ramzan randall
    randy rashid raul ravi ray raymond recep reinhard rene reza ricardo richard rick ricky riek rishi robert roberto
    robin rodney rodrigo roger rohit roland rolf roman ron ronald rory ross roy ruben rudolf rudy rupert russell
    ryan sadiq saddam said saleh salim salman salvador sam sami samir samora samuel sandeep sanjay santiago sayed
    scott sean sebastian sergei sergey sergio serhiy seth shaun shane shehbaz shinzo sidney silvio simon sipho
    slobodan solomon soren stan stanislav stanley stefan stefano stephane stephen steve steven stewart stuart
    subhash sunil suresh svein sven syed tadeusz taha takashi tariq tayyip ted temitope tendai terence terry teodoro
    theo theodore thabo thierry thomas tim timo timothy tobias todd tom tomas tomasz tommy tony toyin travis trevor
    tristan tyler uhuru umar umaru uri usman uwe vaclav valentin vasily vernon victor vijay viktor vincent vincenzo
    vinod vitaly vivek vladimir volodymyr wade wael waleed walid wallace walter warren wayne werner wesley wilfred
    wilhelm will willem william willy winston wladyslaw wolfgang xavier xi yahya yang yair yaser yasser yasuo
    yoshihide yoweri yuri yusuf yves zachary zaheer zak zbigniew zoran zulfikar abdulla bakr taro ichiro kenta
    daisuke haruki minh hung tuan quang jiang jinping keqiang chang-min joon hyun-woo juma kipchoge odhiambo otieno
    oginga mwai kgalema jacobus pravin mthuli chukwuemeka obinna ifeanyi segun tunde yemi rotimi nyesom godswill
    abiodun kayode femi dele rabiu kashim bukola olusegun goodluck sanusi aminu yakubu
    """
)
_FEMALE_GIVEN = word_set(
    """
    abigail ada adaeze adriana agatha agnes aicha aisha alana alejandra alessandra alexandra alexandria alice alicia
    alina alison allison alma alyssa amal amanda amara amber amelia amina aminata amy ana anastasia andrea andreea
    angela angelina angie anita anja ann anna annabel annalena anne anneliese annette annie antoinette antonia anya
    april ariana arundhati ashley asma astrid asuncion audrey aung aurora ava ayesha azeezah barbara beatrice
    beatriz becky belinda benazir bernadette bertha beth bethany betty beverley beverly bianca birgit blanca bonnie
    brenda bridget brigitte brittany camila camilla candace carina carla carmen carol carolina caroline carolyn
    carrie catalina caterina catherine cathy cecilia celia celine charlene charlotte chelsea cheryl chiara chloe
    christiana christina christine cindy claire clara claudia clementine colleen condoleezza connie constance cora
    corazon courtney cristina crystal cynthia dagmar daisy dalia dana daniela danielle daphne daria darlene dawn
    deborah debbie deb deirdre delia delphine denise diana diane dilma dina dolores dominique donna dora doreen
    doris dorothy dunja ebony edith edna eileen elaine eleanor elena eleni elif elisa elisabeth eliza elizabeth ella
    ellen elsa emily emma erica erika erin esmeralda esther ethel eunice eva eve evelyn faith fadumo farah farida
    fatima fatma fatou fatoumata fawzia faye felicia fiona flora florence frances francesca francine frederica frida
    gabriela gabriella gabrielle gail gemma georgia georgina geraldine gertrude gillian gina ginny giorgia giulia
    gladys glenda gloria grace greta gretchen gwen gwendolyn hadiza haley halima hana hanan hannah harriet hawa
    hazel heather heidi helen helena helene helga henrietta hilary hilda hillary hind holly hope huda ida ifeoma
    ilse imelda indira ines ingrid irene irina iris isabel isabella isatou ivana ivanka ivy jacinda jackie
    jacqueline jamila jane janet janice jasmine jayne jean-marie-louise jeanette jeanne jenna jennifer jenny jessica
    jill jo joan joanna joanne jocelyn jodie josephine joy joyce juanita judith judy julia juliana julie juliet june
    justine kaja kamala karen karin karina kate katarina katharina katherine kathleen kathryn kathy katie katrina
    kay kayla kelly kerry khadija kim-yo kimberly kirsten krista kristen kristin kristina laila lara latifa laura
    lauren layla leah leila lena leni leticia leyla lidia liliana lillian lily linda lindsay lindsey lisa lise liz
    liza lois lola lorna lorraine louise lucia lucille lucinda lucy ludmila luisa lydia lyn lynda lynette lynn mabel
    madeleine madeline magdalena maggie maha maia malala mandy manuela mara marcela marcia margaret margarita margot
    maria mariam marianne marie marie-claire marie-louise marilyn marina marine marion marisa marjorie marlene marta
    martha martina mary maryam matilda maureen mavis maxine maya megan mehbooba melania melanie melinda melissa
    mercedes mercy meredith michaela michele michelle mila mildred mina minna mira miranda miriam moira mona monica
    monika muriel myra myrna nadia nadine nafisa naomi natalia natalie natasha nancy nana-ama narges neha nelly
    ngozi nicola nicole nikki nina nirmala noor nora norma nour odette olena olga olivia oluchi ophelia oprah paige
    pamela pat patience patricia patty paula paulina pauline peggy penelope penny petra phumzile phyllis polly pooja
    portia pratibha preeti prisca priscilla priti priya priyanka prudence rabia rachel radhika rania razia rebecca
    regina rehana renata renee rhonda rina rita roberta rosa rosalind rose rosemary rosie ruby rukia ruth sabine
    sabrina sadia sahra salma samantha samia samira sana sandra sanna sara sarah saskia selina serena shabana
    shannon sharon sheila shelley shereen sheryl shirin shirley silvia simone sinead sofia solange sonia sonja
    sophia sophie stacey stella stephanie sue sunita susan susana susanna susanne suzanne svetlana swati sylvia
    sylvie tamara tamasailau tania tanya tara tatiana teresa tereza tess thelma theresa therese tiffany tina tracey
    tracy trisha trudy tulsi tzipi uma ursula valentina valeria valerie vanessa vera verena veronica vicky victoria
    viktoria violet viola virginia viviane vivian wanda wanjiru wangari wendy whitney wilma winifred winnie yael
    yasmin yasmine yolanda yulia yuliya yvette yvonne zahra zainab zeinab zoe zuzana akosua ama abena efua adwoa yaa
    esi nkechi chioma chidinma amaka folake bukky funke bose yetunde titilayo thandiwe nomvula lindiwe nosiviwe
    bathabile naledi wambui njeri achieng atieno akinyi nyokabi sakura yuko haruka yuki akie mei xiuying li-na
    hye-jin eun-ji soo-jin park-geun thi suu
    """
)
_OFTEN_SURNAMES = word_set(
    """
    clinton jackson grant gordon graham nelson austin marshall franklin stewart stuart russell scott craig kelly
    warren wallace wayne lloyd kirk curtis carter hassan hussein hussain ibrahim khalifa mubarak kumar musa abdullah
    ahmed ali allen alan arthur barry benjamin bruce carlos charles chen clement cornelius daniel david dennis diego
    douglas duncan earl edmund edward edwin emmanuel ernest felix francis francois frank george gerard gilbert glenn
    godfrey harold harvey henry herbert howard hubert hugh hugo imran innocent ismail issa jacob james jerome jordan
    joseph julien karim khaled khalid lawrence lee leonard leon leopold leroy leslie lewis louis luis lyndon malik
    marc mario martin marvin matthew maurice maxim melvin michel mohamed mohammed moses mostafa mustafa murat murray
    neil noah norman oliver oscar osman otto owen patrick paul perry peter phillip pierre raj ralph ram ramos ray
    raymond rene richard robert roger roland roman rose ross roy ruben ryan salah saleh salman samuel sergio seth
    shah simon solomon stanley stephen taylor terry thomas tyler umar victor vincent walter wesley xi yang yusuf
    ashley courtney joy hope faith grace carmen claire dawn florence georgia holly ivy jane jean joan june kerry
    lindsay lindsey lynn marie mary may mercy morgan page paige ruby santana tracy tracey violet virginia whitney
    """
)
"""Given names that are surnames as often, so that standing alone they tell nothing."""
_CONNECTORS = word_set(
    """
    de da di do dos das del della der den van von la le el al bin ibn bint abu ben ould mac st ter ten zu af y e
    """
)


def is_title(word: str) -> bool:
    """Whether a word can stand before a name as a title or form of address ("Mr", "President", "Gov.")."""
    key = fold(word)
    return key in _MALE_TITLES or key in _FEMALE_TITLES or key in _OTHER_TITLES


def is_address(word: str) -> bool:
    """Whether a word is written only before names ("Mr", "Gov.", "Sen.")."""
    return fold(word) in _ADDRESSES


def strip(tokens: list[str]) -> int:
    """How many of a name's leading words are titles; the name itself keeps at least one word.

    "Associate Professor Juan Tauri" has two, "King" alone none, "Prince William" one.
    """
    count = 0
    for i, word in enumerate(tokens):
        key = fold(word)
        if is_title(word) or (key in _PARTIES and len(tokens) > i + 2):
            count = i + 1
        elif not (key in _BEFORE_TITLES or key in _INSIDE or (key in ("of", "for", ".") and count)):
            break
    if count == len(tokens) - 1 == 1 and is_given(tokens[0]) and fold(tokens[0]) not in _ADDRESSES:
        return 0  # "Don Marsh"
    return count if count < len(tokens) else 0


def is_given(word: str) -> bool:
    """Whether a word is a well-known given name."""
    key = fold(word)
    return key in _MALE_GIVEN or key in _FEMALE_GIVEN


def is_connector(word: str) -> bool:
    """Whether a word joins the parts of a surname ("van", "al", "de")."""
    return fold(word) in _CONNECTORS


def gender_of_title(title: str) -> Gender | None:
    """The gender that a title or form of address says ("Mrs", "Congressman")."""
    for word in title.split():
        key = fold(word)
        if key in _MALE_TITLES:
            return "male"
        if key in _FEMALE_TITLES:
            return "female"
    return None


def gender_of_lone(name: str) -> Gender | None:
    """The gender that a name which stands alone tells; None where it is as often a surname ("Clinton", "Kelly")."""
    return None if fold(name) in _OFTEN_SURNAMES else gender_of_given(name)


def gender_of_given(name: str) -> Gender | None:
    """The gender that most bearers of a given name have; None where the name does not tell."""
    parts = fold(name).split()
    keys = [parts[0], *words(parts[0])] if parts else []
    for key in keys:
        male, female = key in _MALE_GIVEN, key in _FEMALE_GIVEN
        if male != female:
            return "male" if male else "female"
    return None


def is_partisan(word: str) -> bool:
    """Whether a word says whose party somebody is of ("Republican")."""
    return fold(word) in _PARTIES


def spelt_out(title: str) -> str | None:
    """The whole word of an abbreviated title ("Sen." → "senator"); None for anything else."""
    return _SPELT_OUT.get(fold(title))
