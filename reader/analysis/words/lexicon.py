"""Which type of event a trigger tells of: the one table from lemma to event type, for general world news.

A lemma stands under the sense that is commonest in news; `reader.analysis.events.senses` tells the others apart by the
words around. Particle and prepositional verbs are written with an underscore (`step_down`). Words that are events
but belong to no type ("support", "discovery") stand under `other`, so that being listed also says: this word can
be a trigger. The types are ACE 2005's eight and six more that its stories need (policy, disasters, sport …).
"""

from __future__ import annotations

from reader.pipeline.tables import word_set
from reader.story import EventType

_BOTH: dict[EventType, str] = {
    "conflict": """attack assault raid strike battle fight clash ambush bomb siege riot protest skirmish combat feud
        brawl torture rape blockade boycott coup hijack kidnap mutiny sabotage revolt rebel retaliate airstrike
        firebomb barrage duel scuffle picket rampage molest harass terrorize loot plunder pillage pogrom crackdown
        gunfight shootout standoff counterattack counter-attack dogfight struggle lynch whip punch slap maraud besiege
        shell""",
    "life": """murder suicide divorce overdose slaughter massacre""",
    "movement": """travel move escape transfer march return retreat advance exit entry land trek cruise hike climb
        transit patrol parade transport jump commute airlift detour dash voyage drift pilgrimage""",
    "transaction": """purchase loan trade auction rent lease export import bribe pay fund aid finance refund rebate
        supply sponsor spend bid subsidize barter tender grant ransom""",
    "business": """launch debut premiere market rebrand franchise advertise build manufacture startup slump boom rally
        plunge surge tumble soar slide dip float profit""",
    "contact": """talk meet visit interview call phone host debate discuss briefing chat huddle mediate audience
        reception telephone""",
    "personnel": """vote poll ballot hire recruit caucus""",
    "justice": """arrest charge trial sentence probe sue jail fine audit bail parole pardon search seizure
        prosecute""",
    "agreement": """deal pact contract compromise ally partner breach accord""",
    "policy": """ban order reform decree veto sanction tax embargo mandate curfew lockdown tariff quarantine""",
    "catastrophe": """quake flood crash fire blaze storm spill leak collapse burn drought wreck shipwreck damage
        explode blast wildfire sink""",
    "competition": """match win race award score play draw pitch tackle contest defeat medal bowl rebound dunk homer
        bat triumph goal sprint wrestle compete""",
    "statement": """threat warn demand promise pledge vow blame praise rebuke appeal apology plea request complaint
        criticize claim challenge retort slur insult salute tribute tweet speech plead speculate remark""",
    "other": """support change help show work effort attempt use end start study rescue delay drop rise fall increase
        decrease decline cut boost gain fix repair test experiment report review survey record display exhibit rank
        cause result experience practice progress step push pull hold stop halt pause break plan project need trip
        stall fail switch turn focus scan treat cure cheat hack scare hunt hug kiss dance sleep smoke dream guess
        cover guard rule measure control share split lift""",
}
"""Lemmas that mean the same kind of event as a verb and as a noun."""

_VERBS: dict[EventType, str] = {
    "conflict": """bombard stab shoot invade occupy abduct demonstrate overrun overthrow topple assail behead_off
        bludgeon maul mug gas hit hurl pelt beat_up gun_down detonate ransack vandalize torch rob barricade confront
        repel encircle capture recapture liberate intercept shoot_down strafe mobilize militarize escalate intensify
        clamp_down crack_down rise_up lash_out manhandle brutalize oppress persecute subdue conquer annex infiltrate
        disperse disarm surrender throw fend_off beat_back walk_out tear-gas teargas target rough_up blow_up defend
        wage repress suppress""",
    "life": """dead injured wounded hurt die kill assassinate injure wound bear marry wed drown starve suffocate
        perish behead slay poison execute hospitalize infect bury mourn cremate diagnose electrocute asphyxiate maim
        paralyze succumb survive pass_away conceive miscarry strangle hang exhume euthanize cripple disfigure choke
        impregnate decapitate sicken concuss sprain fracture orphan""",
    "movement": """go come arrive depart leave flee deploy evacuate withdraw migrate emigrate immigrate fly sail drive
        walk run cross enter ship carry send dispatch relocate displace head board reach smuggle traffic disembark
        embark bring take_off touch_down pull_out pull_back set_off set_out check_in check_out check_into ascend
        descend dock moor repatriate resettle roam wander rush pour_into flock stream swarm crawl swim ride cycle
        pedal navigate orbit redeploy convoy make_off fall_back move_in move_out move_on come_back go_back turn_back
        turn_up show_up fan_out haul tow steer veer plunge_into fetch escort accompany trail chase pursue follow bus
        truck ferry airdrop steam hop trickle pass_through stop_over stow_away walk_away break_away run_away pack_up
        vacate trudge dart lunge""",
    "transaction": """buy sell donate lend borrow invest reimburse compensate acquire distribute deliver contribute
        earn owe repay steal embezzle launder inherit equip provide give receive procure outbid rake_in pay_off
        pay_back hand_over hand_out bail_out underwrite shell_out fork_out cough_up cash_in snap_up shoplift
        pickpocket burgle burglarize swindle defraud scam extort overcharge bankroll crowdfund buy_out sell_off divest
        offload swap exchange furnish bestow bequeath assist reap enrich obtain""",
    "business": """found establish merge close shut open reopen expand restructure construct liquidate unveil roll_out
        shut_down set_up start_up scale_up wind_down close_down spin_off outsource produce assemble erect diversify
        relaunch downsize co-found incorporate monetize commercialize digitize drill mine publish broadcast air print
        renovate refurbish demolish modernize redevelop mass-produce outperform underperform patent license rebuild
        consolidate takeover attract commission appreciate depreciate devalue""",
    "contact": """negotiate confer consult attend welcome greet invite gather convene brief correspond reconvene
        parley renegotiate liaise email message text write_to speak_with sit_down get_together fraternize deliberate
        call_up ring dial contact reach_out meet_with converse socialize mingle preside co-host""",
    "personnel": """elect appoint resign dismiss retire nominate promote demote sack oust replace succeed swear_in
        inaugurate step_down step_aside quit reinstate reelect re-elect re-hire rehire lay_off depose enlist crown
        run_for serve_as stand_down assign campaign impanel second unseat abdicate anoint usurp drop_out bow_out
        co-opt employ induct install step_in relinquish headhunt poach furlough staff poll-test entrust impeach
        stand_for canvass""",
    "justice": """guilty try convict acquit investigate indict imprison detain extradite arraign exonerate seize
        confiscate deport testify apprehend incarcerate subpoena interrogate uphold overturn inspect frisk book
        adjudicate remand lock_up nab cuff handcuff litigate countersue turn_in wiretap surveil question round_up
        overrule arbitrate impound quash penalize look_into poke_around cross-examine free police institutionalize
        punish fingerprint turn_over""",
    "agreement": """agree sign conclude join ratify settle accept cooperate collaborate reconcile unite comply violate
        adhere abide renew normalize renege accede team_up back_out drop_out_of pull_out_of opt_out opt_in broker
        finalize clinch honor federate affiliate secede patch_up walk_away_from co-sign seal cosign
        harmonize""",
    "policy": """decide approve impose pass enact legislate adopt repeal amend authorize prohibit outlaw restrict
        regulate deregulate legalize abolish ease tighten implement nationalize privatize recognize propose devise
        enforce criminalize decriminalize rescind revoke reverse overhaul scrap expel designate rezone ration bar
        block permit allocate budget institute codify clear green-light greenlight phase_out roll_back bring_in
        dissolve gazette disband evict reallocate instruct ordain override suspend cancel postpone intervene allow
        forbid waive""",
    "catastrophe": """erupt derail capsize devastate destroy engulf inundate submerge overflow burst rupture batter
        ravage burn_down break_out flatten uproot swamp lash collide electrify cave_in black_out spread contaminate
        pollute ignite smash plummet knock_down wash_away sweep_away level rattle jolt shake trap strand smolder
        smoulder raze burn_up run_over crush malfunction blow_out melt_down short-circuit""",
    "competition": """beat qualify outscore overtake trounce thrash rout edge eliminate relegate outplay outclass
        knock_out equalize net convert bench punt fumble shut_out face_off lose outlast upset vie top
        sideline outduel coach dribble field substitute kick_off best outshine prevail outgun volley chip putt bogey
        birdie""",
    "statement": """accuse threaten reject condemn denounce urge deny refuse apologize oppose complain allege object
        dispute advocate congratulate thank commit guarantee endorse slam lambast decry implore beg call_for call_on
        speak_out hit_back hit_out rule_out acknowledge admit confess berate mock ridicule scold castigate
        lambaste rap chide petition lobby exhort beseech disavow renounce retract rebut refute swear suspect disown
        duck dodge turn_down reprimand admonish rail vilify deplore lament hail laud applaud commend offer invoke
        reassure profess censure bemoan plead_with caution chastise taunt""",
    "other": """tie make get develop become happen occur protect prevent counter begin continue discover find uncover
        detect remove create introduce conduct perform complete celebrate commemorate observe mark act react undertake
        organize train prepare prompt trigger spark lead force affect hinder hamper transform improve worsen reduce
        limit extend avoid expose reveal disclose conceal hide release store empower serve explore learn teach enable
        respond face undergo suffer endure overcome recover heal vaccinate immunize operate rehabilitate catch save
        find_out locate identify track monitor examine analyze upgrade design invent disrupt interrupt obstruct watch
        notice strengthen weaken undermine accelerate slow quicken jeopardize endanger risk restore resume abandon
        desert manipulate falsify fabricate tamper plot conspire collude mislead deceive trick lure entice vanish
        disappear emerge appear put pick drop_off set place lay wear dress cook eat drink feed nurse care collect
        compile count calculate ignore neglect overlook mistreat abuse exploit discriminate exclude alienate separate
        isolate attach connect link combine mix divide wash clean sterilize fill empty pour load unload lock unlock
        hang_up fold wrap plant harvest grow sing film photograph write compose draw_up paint pray worship fast kneel
        bow preach baptize gear_up brace ready activate deactivate disable""",
}
"""Verbs (and, through `reader.analysis.derivation`, the nouns made from them: "negotiation", "arrival")."""

_NOUNS: dict[EventType, str] = {
    "conflict": """war resistance conflict violence unrest hostilities hostility uprising rebellion insurgency
        invasion incursion offensive counteroffensive counter-offensive bombardment retaliation occupation gunfire
        shooting stabbing demonstration intifada revolution genocide terrorism warfare firefight crossfire
        hostage-taking mobilization escalation massing mugging carjacking arson robbery vandalism kidnapping abduction
        hijacking disturbance melee fray fighting bombing shelling airstrikes air-strike drone-strike onslaught
        insurrection rioting walkout sit-in strikes intervention operation action self-defense crusade jihad turmoil
        confrontation aggression ethnic-cleansing purge persecution repression tension hostage-crisis backlash vigil
        self-defence""",
    "life": """death killing birth wedding marriage funeral burial fatality injury homicide manslaughter assassination
        wound bereavement pregnancy illness disease cancer infection casualty execution autopsy cremation honeymoon
        childbirth miscarriage abortion demise passing matricide infanticide drowning beheading poisoning surgery
        concussion sprain fracture heart-attack stroke mourning memorial hospitalization cardiac-arrest starvation""",
    "movement": """departure arrival exodus evacuation deployment withdrawal pullout pull-out flight journey migration
        landing convoy influx flow crossing relocation displacement repatriation takeoff take-off liftoff lift-off
        getaway passage expedition homecoming procession redeployment spacewalk re-entry docking breakout jailbreak
        walk drive ride check-in""",
    "transaction": """payment sale donation investment subsidy contribution acquisition theft heist burglary spending
        relief payout bailout funding assistance shipment delivery handout remittance transaction compensation
        ransom-payment stimulus reimbursement fundraising fundraiser embezzlement extortion laundering bribery
        break-in shoplifting looting dividend swap exchange gift provision larceny reparation reparations alimony
        buyback expenditure procurement""",
    "business": """merger takeover bankruptcy opening closure shutdown ipo listing expansion restructuring
        construction production recession downturn growth inflation earnings revenue buyout spinoff spin-off
        joint-venture venture rollout roll-out unveiling start-up foreclosure liquidation insolvency groundbreaking
        renovation recall redevelopment publication turnaround selloff sell-off""",
    "contact": """meeting conference talks negotiation dialogue summit consultation session gathering discussion forum
        seminar workshop phone-call mediation symposium get-together encounter banquet dinner teleconference
        roundtable convention town-hall assembly reunion correspondence rendezvous conversation""",
    "personnel": """election appointment resignation dismissal inauguration nomination retirement hiring firing
        referendum by-election byelection primary candidacy runoff run-off reshuffle ouster impeachment re-election
        reelection layoff layoffs promotion redundancy recruitment removal succession swearing-in polls campaign
        coronation abdication plebiscite""",
    "justice": """lawsuit hearing verdict ruling conviction indictment investigation prosecution sentencing custody
        detention extradition inquiry inquest acquittal imprisonment deportation manhunt suit litigation arraignment
        injunction subpoena retrial mistrial case court-martial incarceration interrogation inspection penalty
        punishment death-sentence life-sentence house-arrest court-case apprehension""",
    "agreement": """agreement treaty ceasefire cease-fire truce settlement memorandum partnership alliance cooperation
        collaboration peace violation ratification armistice reconciliation compliance unification reunification
        co-operation non-aggression understanding concession signing rapprochement entente normalization adherence
        accession membership""",
    "policy": """decision restriction moratorium legislation shake-up sanctions approval resolution amendment
        authorization enactment prohibition expulsion state-of-emergency devaluation austerity repeal abolition
        recognition annexation policy directive executive-order suspension cancellation postponement clearance
        legalization deregulation overhaul""",
    "catastrophe": """earthquake hurricane cyclone typhoon tornado tsunami landslide mudslide avalanche eruption
        explosion pandemic epidemic heatwave accident disaster blackout outage contamination stampede outbreak
        catastrophe derailment collision flooding aftershock tremor famine inferno blizzard snowstorm thunderstorm
        sandstorm meltdown capsizing emergency temblor oil-spill pile-up heat-wave devastation destruction bushfire
        rainstorm hailstorm twister downpour deluge plague malfunction mishap incident tragedy calamity conflagration
        foundering""",
    "competition": """tournament championship final semi-final semifinal quarterfinal quarter-final game victory
        playoff play-off derby trophy touchdown inning innings wicket marathon olympics cup pageant finale prize
        qualifier friendly fixture kickoff kick-off hat-trick title qualification semifinals playoffs finals knockout
        loss competition grand-prix regatta bout showdown rematch tiebreaker field-goal interception fumble turnover
        three-pointer slam-dunk double-double elimination comeback win-streak streak steeplechase relay super-bowl
        quiz spelling-bee season""",
    "statement": """accusation allegation criticism condemnation response statement testimony announcement declaration
        admission refusal rejection denial endorsement ultimatum warning message advocacy objection confession outcry
        assertion acknowledgement acknowledgment assurance commitment proposal invitation advice recommendation
        address sermon petition eulogy disclosure congratulation congratulations""",
    "other": """exercise drill recovery liberation celebration festival exhibition ceremony concert performance
        festivities festivity discovery failure success independence crisis scandal fraud corruption crime reaction
        disappearance blackmail cover-up abuse training transition transformation lesson vaccination treatment
        research finding reconstruction conspiracy plot scheme breakdown breakthrough shortage cutback reduction
        improvement deterioration protection preparation mission initiative program event anniversary misconduct
        wrongdoing malpractice negligence discrimination mistreatment stoppage disruption adjustment co-option
        adoption introduction creation formation foundation graduation enrollment exam lecture party""",
}
"""Event nouns that no verb of the table gives, or that mean something else than their verb."""

LIGHT = word_set(
    """reach strike go make take have give hold carry_out launch conduct do stage commit perform mount undertake wage
    engage_in lead suffer sustain play put pay file bring carry deliver face offer run host organize stage set"""
)
"""Verbs that can be no more than the grammar of their event noun ("carried out an attack", "held talks")."""

ASPECTUAL = word_set(
    """begin start continue keep stop cease finish end resume go_on carry_on proceed commence initiate complete quit
    restart"""
)
"""Verbs that say only that an event begins, goes on or ends; the event is their complement."""

OCCURRING = word_set("occur happen take_place come_about unfold go_on ensue")
"""Verbs that say only that their subject took place."""


def _table(*sources: dict[EventType, str]) -> dict[str, EventType]:
    return {lemma: kind for source in sources for kind, lemmas in source.items() for lemma in lemmas.split()}


STATES = word_set(
    """be have want need know think believe live seem mean include contain involve belong consist depend deserve lack
    own like love hate prefer fear hope understand remain stay exist feel sound possess matter concern relate base
    ally associate resemble cost weigh suit tend wish consider regard view expect intend deem wonder doubt
    remember forget care mind enjoy comprise constitute correspond differ equal fit locate situate entitle accord
    date hail stem owe_to last span range stand sit lie await lurk dovetail inhabit reside border surround
    highlight reflect refer require satisfy depict cover_up symbolize exemplify resemble signify"""
)
"""Verbs of states, which happen to nobody."""

HELPERS = word_set(
    """try seek attempt enable let require continue begin start manage fail appear help allow aim keep go use get
    make want plan hope need expect intend like prepare dare struggle strive bother proceed come turn cease stop
    set force cause lead schedule slate poise bind be have"""
)
"""Verbs that leave the event to the clause they open: "*sought* to explore", "*is set* to wrap"."""

NO_EVENTS = word_set(
    """phone telephone
    comment document moment bomb startup import export partner ally host tie rebel guard cover movement measure
    rule control share rank building meaning department equipment commission organization organisation foundation
    location vacation federation legislature creature signal importance allowance tradition opposition collection
    connection division passion permission profession setting drawing painting writing holding hostage carriage
    coverage beginning end start use need experience interpretation cause bat goal pitch coach contact state back
    record display host score rent shell pack mine bus field station position apartment role text email mail post
    fund program project plan result test show film tax board clip star service material network source resource
    course institution constitution regulation corporation institute intelligence audience recipient delegation
    tender rage range stage page cage wage image village package baggage language league college guess scale sort
    turn dream ring train bar level spot line seat border scheme house crew staff market product sink drain"""
)
"""Nouns that look like events by their verb and are things, groups, or too general to tell of one."""

VERB_TYPES: dict[str, EventType] = _table(_BOTH, _VERBS)
NOUN_TYPES: dict[str, EventType] = {
    lemma: kind for lemma, kind in _table(_BOTH, _NOUNS).items() if lemma not in NO_EVENTS
}
