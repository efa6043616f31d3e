"""What pages say to their readers of data and of money, composed anew: consent dialogs and subscription offers.

The annotated pages were fetched without a browser, so hardly one has such a dialog, though most readers meet them. The
phrases are those of the framework that dialogs share and of offers as papers word them; beside them stand sentences of
articles on the same matters, so that the words alone do not decide.
"""

import random
from collections.abc import Callable, Sequence

Rng = random.Random


def pick(rng: Rng, text: str) -> str:
    """One of the ways to read a text with alternatives, innermost first: "[we|our [dear|] partners]"."""
    while "[" in text:
        start = text.rindex("[")
        end = text.index("]", start)
        text = text[:start] + rng.choice(text[start + 1 : end].split("|")) + text[end + 1 :]
    words = " ".join(text.split())
    words = words.replace("#", str(rng.choice((2, 3, 5, 9, 12, 29, 68, 140, 233, 651, 762, 1011, 1467))))
    return words.replace("¤", rng.choice("€$£")).replace(" ,", ",").replace(" .", ".")


_WHO = (
    "[we|we and our [#|] [partners|vendors|third parties|advertising partners|trusted partners]|we and selected others]"
)
_THEY = "[our partners|some [partners|vendors]|third parties|we|our [#|] partners]"
_DATA = "[personal data|data|personal information|information about you|your data|information on your [device|browser]]"
_AIM = (
    "[personalised|personalized|tailored|relevant] [ads|advertising|content|ads and content]|measurement|"
    "[ad|content|audience] measurement|audience [research|insights]|[product|services] development|analytics|"
    "improving [our services|products|your experience]|security|the analysis of our traffic"
)
_KINDS = "[cookies|unique identifiers|IP addresses|browsing data|device identifiers|location data|similar technologies]"
CONSENT = (
    f"{_WHO} [store|use|process|collect] [and/or access|and access|] {_DATA}, such as {_KINDS} [and {_KINDS}|], for"
    f" [{_AIM}], [{_AIM}] and [{_AIM}].",
    f"{_WHO} [use|place|set] [cookies|cookies and similar technologies|{_KINDS}] [on your device|] for"
    f" [{_AIM}] and [{_AIM}].",
    f"With your [permission|consent|agreement], {_WHO} may use precise geolocation data and identification"
    f" through device"
    " scanning.",
    "You may [click|tap] to [consent|agree] to our [and our # partners’|] processing as described above."
    " [Alternatively"
    " you may click to refuse to consent or access more detailed information before consenting.|]",
    "[You can|You may] [change|withdraw|review|manage] your [choices|consent|preferences|settings] at any time by"
    " [clicking|following|returning to] [the link in the footer|this site|‘privacy’ at the bottom of the page|our"
    " privacy policy].",
    "Your [choices|preferences] [will|] [apply|applies] to this [website|site|domain] only [and are kept for"
    " # months|].",
    f"{_THEY} [may|do] process [your|] {_DATA} [on the basis of|based on|relying on] [legitimate interest|our"
    f" legitimate"
    " interests], [which you can object to|to which you can object] by managing your [options|choices] below.",
    f"{_THEY} do not ask for your consent to process {_DATA}, and rely on their legitimate [business|] interest.",
    "By [clicking|choosing|selecting|pressing] “[Accept|Accept all|I agree|OK|Agree]” you [agree|consent] to"
    " [this|the"
    " storing of cookies on your device|the use of these technologies|our use of your data].",
    "[Please note that|Note that] some processing of your [personal|] data may not require your consent, but"
    " you have a"
    " right to object to such processing.",
    "[To find out more|For more information|To learn more] about how [we|we and our partners] use your data,"
    " [see|read|visit]"
    " our [privacy|cookie] [policy|notice|statement].",
    f"[Actively scan device characteristics for identification|Store and/or access information on a"
    f" device|Use limited data"
    f" to select advertising|Create profiles for personalised advertising|Measure {_AIM}|Understand audiences through"
    " statistics|Develop and improve services].",
    "[We care about your privacy|We value your privacy|Your privacy matters to us|Your privacy"
    " choices|Before you continue|"
    "Manage your data|Privacy settings|Privacy preference centre|Your data, your choice]",
    "[Accept all|Reject all|Manage options|Manage preferences|More options|I accept|I"
    " agree|Agree|OK|Decline|Save and exit|Only necessary|"
    "Continue without accepting|Show purposes|List of partners (vendors)|Confirm my choices|Customise|Accept"
    " and continue]",
    "You can also [choose|decide] to [reject|refuse] [all|] non-essential cookies, [but|though] [parts of|]"
    " [the site|our"
    " pages] may not work [as they should|properly] for you.",
    "To read [us|this site] without [advertising|ads and tracking], [subscribe|take out our ad-free"
    " subscription] for ¤#"
    " [a|per] month.",
)
_PAPER = "[our site|our journalism|all our content|the app|our newsroom|the website|the paper|us]"
_PRICE = "[¤#|just ¤#|as little as ¤#|only ¤#] [a|per|/] [week|month|year]"
OFFER = (
    "To [continue|keep|go on|finish] reading [this article|this story|], [subscribe|sign in|register|create"
    " a free account|"
    "log in or subscribe|become a subscriber|start your free trial] [now|today|].",
    "[Subscribe|Sign up|Register|Log in|Join us] to [continue|keep] reading",
    "[Get|Enjoy|Unlock|Have] [unlimited|full|complete|instant|digital|exclusive] access [to {p}|to every"
    " article|for {q}|] [for"
    " {q}|today|].",
    "[Get|Unlock|Enjoy] [unlimited|full|all-digital] access for {q}. [Cancel|You can cancel] [anytime|at any"
    " time|whenever"
    " you like].",
    "Already [a subscriber|a member|registered|have an account|have a subscription]? [Log in|Sign in|Log in"
    " here|Sign in here|Login]",
    "[Have|Do you have] an account [already|]? [Log in|Sign in] [here|]",
    "This [article|story|content] is [for|reserved for|only available to|exclusive to] [subscribers|our"
    " subscribers|members|"
    "registered readers|premium readers] [only|].",
    "You have [read|reached] your [last|limit of #|# |] free [article|articles] [this month|for now|].",
    "You have # free articles [left|remaining] [this month|]. [Subscribe for unlimited access.|]",
    "[Subscribe|Subscribe now|Join now|Start now|Try it] for {q} [and|to] [save #%|get {p} on all your"
    " devices|read everything"
    " we publish|support {p}].",
    "[Try|Start] [your|a|one month of] free [trial|month|access] [today|now|]. [Cancel any time.|No"
    " commitment.|Then {q}.|]",
    "[First|Your first] [month|# weeks|year] [for ¤#|free|at half price], then {q}.",
    "[Choose|Select|See] [your|a|the] [plan|subscription|offer|offers|option] [that suits you|below|]",
    "[Digital|Premium|Print and digital|All access|Basic|Standard] [subscription|access|edition|plan] [{q}|]",
    "[Our|Quality] journalism [needs|depends on|costs money and relies on] [your support|readers like you]."
    " [Please consider|"
    "Consider] [subscribing|a subscription|becoming a member|supporting us].",
    "[You can|] [cancel|change|pause] [your subscription|] at any time [before your trial ends|online|in"
    " your account].",
    "[Subscribe now|Subscribe|See all offers|View offers|Start free trial|Register free|Create"
    " account|Continue|Sign in|"
    "Become a member|Restore purchases|Not now|Terms apply]",
    "[Create|Register for|Sign up for] a free account to [read # articles a month|save stories|continue"
    " reading|comment and"
    " get our newsletters].",
    "[Want|Would you like] to [read|see] [more|the rest]? [Subscribe|Join|Log in] [today|] and [get|enjoy]"
    " [unlimited access|"
    "every story|our e-paper] for {q}.",
    "[Your subscription|Subscribing] [gives|brings] you [unlimited access|access to {p}|all our articles|the"
    " daily e-paper]"
    " [and our app|, newsletters and podcasts|without advertising|].",
)
_FIRM = "[the company|the platform|the regulator|the court|the publisher|Norvik Media|the commission|the watchdog]"
NEWS = (
    f"{_FIRM} said on [Monday|Tuesday|Friday] that [subscribers|users|readers] [had lost|would lose|were"
    f" refused] access to"
    " their accounts [for # days|after the attack|].",
    "[Regulators|Judges|Officials] in [Brussels|Oslo|Dublin] fined [the group|the firm] ¤# million for"
    " [storing|using] [cookies"
    "|personal data|identifiers] without consent.",
    f"If you have subscribed to the service, your [monthly price|bill] will rise [by ¤#|to ¤#] in [May|June],"
    f" {_FIRM} said.",
    "[You can|We can all] see [our|your] [privacy|data] being [sold|traded] [here|in this market], [she|he]"
    " [said|wrote], and"
    " [nobody|no minister] [objects|asks why].",
    "Unlimited access to [the trails|the archive|clean water|the ports] was [promised|granted] to"
    " [all|residents] in the"
    " [accord|law|agreement] of 19#.",
    "[The paper|The station] has # thousand subscribers, [and|who] [pay|paid] ¤# [a month|a year] [for the"
    " digital edition|].",
    "[Our|My] [partners|neighbours|friends] [and I|] [store|keep] the [boats|tools] in [the shed|a barn]"
    " [you can see from"
    " the road|behind the church], [said|says] the [farmer|skipper].",
    "You will [need|want] [your passport|an account with the ministry] to [register|sign up] [for the"
    " vote|for the draw], and"
    " [you can|must] do so by [noon|the end of the month].",
    "[Consent|Access|Privacy] is the [question|issue] [before the court|in the case], [which|and it]"
    " [opens|begins] on [Monday|"
    "Thursday].",
    "[What should you do|How can you protect yourself] if your data [was|were] [stolen|leaked] in the"
    " [breach|attack] on"
    " [the bank|the airline]?",
    "Change your passwords first, then tell your bank, [experts|the agency] [advise|advised], [since|as] the"
    " thieves have"
    " [your address and your date of birth|all they need].",
    "[We|Reporters] [asked|told] # [firms|sites] to [delete|hand over] [our|the] data, and [only #|fewer"
    " than half] [did|"
    "answered] [within a month|in time].",
    "You can [hear|feel] [our|the] [city|harbour] [change|wake] [every morning|in these weeks], [wrote|says]"
    " the [poet|mayor].",
)


def consent(rng: Rng) -> list[str]:
    """The paragraphs of a consent dialog."""
    return [_sentences(rng, CONSENT, rng.choice((1, 1, 1, 2, 3, 5))) for _ in range(rng.randint(1, 4))]


def offer(rng: Rng) -> list[str]:
    """The paragraphs of a subscription offer."""
    return [_sentences(rng, OFFER, rng.choice((1, 1, 1, 2, 3))) for _ in range(rng.randint(1, 5))]


def news(rng: Rng) -> list[str]:
    """Sentences of an article on what such offers speak of, or to its readers."""
    return [_sentences(rng, NEWS, rng.choice((1, 1, 2))) for _ in range(rng.randint(1, 3))]


KINDS: Sequence[Callable[[Rng], list[str]]] = (consent, offer)


def _sentences(rng: Rng, templates: Sequence[str], count: int) -> str:
    chosen = [t.replace("{p}", _PAPER).replace("{q}", _PRICE) for t in rng.sample(templates, count)]
    sentences = [pick(rng, text) for text in chosen]
    return " ".join(s[0].upper() + s[1:] for s in sentences)
