"""Countries and other places: the one table of their names, demonyms and capitals, and what kind of place a name is.

Written for news: the names that papers use, former and short ones included. A territory that is reported on as a
party of its own (Taiwan, Palestine, Hong Kong) has a row like a country.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.analysis.words.folding import fold
from reader.pipeline.tables import word_set


@dataclass(frozen=True)
class Country:
    """A state or territory. `name` is its usual name; demonyms are adjectives and nouns for its people, singular."""

    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


# name; other names | demonyms | capital or seat of government
_COMMA = re.compile(r",(?!\s*D\.C\.)")
_ROWS = """
Afghanistan | Afghan, Afghani | Kabul
Albania | Albanian | Tirana
Algeria | Algerian | Algiers
Andorra | Andorran | Andorra la Vella
Angola | Angolan | Luanda
Antigua and Barbuda; Antigua | Antiguan, Barbudan | St John's
Argentina; Argentine Republic | Argentine, Argentinian, Argentinean | Buenos Aires
Armenia | Armenian | Yerevan
Australia; Commonwealth of Australia | Australian, Aussie | Canberra
Austria | Austrian | Vienna
Azerbaijan | Azerbaijani, Azeri | Baku
Bahamas; The Bahamas | Bahamian | Nassau
Bahrain | Bahraini | Manama
Bangladesh | Bangladeshi | Dhaka
Barbados | Barbadian, Bajan | Bridgetown
Belarus; Byelorussia | Belarusian, Belarussian | Minsk
Belgium | Belgian | Brussels
Belize | Belizean | Belmopan
Benin; Republic of Benin | Beninese, Beninois | Porto-Novo
Bhutan | Bhutanese | Thimphu
Bolivia | Bolivian | La Paz, Sucre
Bosnia and Herzegovina; Bosnia, Bosnia-Herzegovina, BiH | Bosnian, Herzegovinian | Sarajevo
Botswana | Botswanan, Motswana, Batswana | Gaborone
Brazil; Brasil | Brazilian | Brasilia
Brunei; Brunei Darussalam | Bruneian | Bandar Seri Begawan
Bulgaria | Bulgarian | Sofia
Burkina Faso; Burkina | Burkinabe, Burkinan | Ouagadougou
Burundi | Burundian | Gitega, Bujumbura
Cambodia; Kampuchea | Cambodian | Phnom Penh
Cameroon | Cameroonian | Yaounde
Canada | Canadian | Ottawa
Cape Verde; Cabo Verde | Cape Verdean, Cabo Verdean | Praia
Central African Republic; CAR | Central African | Bangui
Chad | Chadian | N'Djamena
Chile | Chilean | Santiago
China; People's Republic of China, PRC, mainland China, Mainland China, P.R. China | Chinese | Beijing, Peking
Colombia | Colombian | Bogota
Comoros | Comoran, Comorian | Moroni
Democratic Republic of the Congo; Democratic Republic of Congo, DR Congo, DRC, Zaire | Congolese | Kinshasa
Republic of the Congo; Congo-Brazzaville, Congo, Republic of Congo | Congolese | Brazzaville
Costa Rica | Costa Rican | San Jose
Croatia | Croatian, Croat | Zagreb
Cuba | Cuban | Havana
Cyprus; Republic of Cyprus | Cypriot | Nicosia
Czech Republic; Czechia | Czech | Prague
Denmark | Danish, Dane | Copenhagen
Djibouti | Djiboutian | Djibouti City
Dominica | Dominican | Roseau
Dominican Republic | Dominican | Santo Domingo
East Timor; Timor-Leste, Timor Leste | Timorese, East Timorese | Dili
Ecuador | Ecuadorian, Ecuadorean | Quito
Egypt; Arab Republic of Egypt | Egyptian | Cairo
El Salvador; Salvador | Salvadoran, Salvadorean, Salvadorian | San Salvador
Equatorial Guinea | Equatorial Guinean, Equatoguinean | Malabo
Eritrea | Eritrean | Asmara
Estonia | Estonian | Tallinn
Eswatini; Swaziland | Swazi | Mbabane
Ethiopia | Ethiopian | Addis Ababa
Fiji | Fijian | Suva
Finland | Finnish, Finn | Helsinki
France; French Republic | French, Frenchman, Frenchwoman | Paris
Gabon | Gabonese | Libreville
Gambia; The Gambia | Gambian | Banjul
Georgia | Georgian | Tbilisi
Germany; Federal Republic of Germany, West Germany | German | Berlin
Ghana | Ghanaian | Accra
Greece | Greek, Hellenic | Athens
Greenland | Greenlandic, Greenlander | Nuuk
Grenada | Grenadian | St George's
Guatemala | Guatemalan | Guatemala City
Guinea; Guinea-Conakry | Guinean | Conakry
Guinea-Bissau; Guinea Bissau | Bissau-Guinean | Bissau
Guyana | Guyanese | Georgetown
Haiti | Haitian | Port-au-Prince
Honduras | Honduran | Tegucigalpa
Hong Kong; HKSAR, Hongkong | Hongkonger, Hong Konger |
Hungary | Hungarian | Budapest
Iceland | Icelandic, Icelander | Reykjavik
India; Bharat, Republic of India | Indian | New Delhi, Delhi
Indonesia | Indonesian | Jakarta
Iran; Islamic Republic of Iran, Persia, Islamic Republic | Iranian | Tehran, Teheran
Iraq | Iraqi | Baghdad
Ireland; Republic of Ireland, Irish Republic, Eire | Irish, Irishman, Irishwoman | Dublin
Israel; State of Israel, Jewish state | Israeli | Jerusalem, Tel Aviv
Italy; Italian Republic | Italian | Rome
Ivory Coast; Côte d'Ivoire, Cote d'Ivoire | Ivorian, Ivoirian | Yamoussoukro, Abidjan
Jamaica | Jamaican | Kingston
Japan | Japanese | Tokyo
Jordan; Hashemite Kingdom of Jordan | Jordanian | Amman
Kazakhstan | Kazakh, Kazakhstani | Astana, Nur-Sultan
Kenya; Republic of Kenya | Kenyan | Nairobi
Kiribati | I-Kiribati | Tarawa
Kosovo | Kosovar, Kosovan | Pristina
Kuwait | Kuwaiti | Kuwait City
Kyrgyzstan; Kyrgyz Republic, Kirghizia | Kyrgyz, Kyrgyzstani | Bishkek
Laos; Lao PDR | Lao, Laotian | Vientiane
Latvia | Latvian | Riga
Lebanon | Lebanese | Beirut
Lesotho | Basotho, Mosotho | Maseru
Liberia | Liberian | Monrovia
Libya | Libyan | Tripoli
Liechtenstein | Liechtensteiner | Vaduz
Lithuania | Lithuanian | Vilnius
Luxembourg | Luxembourgish, Luxembourger | Luxembourg City
Macau; Macao | Macanese |
Madagascar | Malagasy, Madagascan | Antananarivo
Malawi | Malawian | Lilongwe
Malaysia | Malaysian | Kuala Lumpur, Putrajaya
Maldives | Maldivian | Male
Mali; Republic of Mali | Malian | Bamako
Malta | Maltese | Valletta
Marshall Islands | Marshallese | Majuro
Mauritania | Mauritanian | Nouakchott
Mauritius | Mauritian | Port Louis
Mexico; United Mexican States | Mexican | Mexico City
Micronesia; Federated States of Micronesia | Micronesian | Palikir
Moldova; Republic of Moldova | Moldovan | Chisinau
Monaco | Monegasque |
Mongolia | Mongolian, Mongol | Ulaanbaatar, Ulan Bator
Montenegro | Montenegrin | Podgorica
Morocco; Kingdom of Morocco | Moroccan | Rabat
Mozambique | Mozambican | Maputo
Myanmar; Burma | Burmese, Myanmarese | Naypyidaw, Naypyitaw
Namibia | Namibian | Windhoek
Nauru | Nauruan | Yaren
Nepal | Nepali, Nepalese | Kathmandu
Netherlands; The Netherlands, Holland | Dutch, Dutchman, Dutchwoman | The Hague, Amsterdam
New Caledonia | New Caledonian | Noumea
New Zealand; Aotearoa, NZ, Aotearoa New Zealand | New Zealander, Kiwi | Wellington
Nicaragua | Nicaraguan | Managua
Niger | Nigerien | Niamey
Nigeria; Federal Republic of Nigeria | Nigerian | Abuja
North Korea; DPRK, Democratic People's Republic of Korea | North Korean | Pyongyang
North Macedonia; Macedonia, FYROM | Macedonian, North Macedonian | Skopje
Norway | Norwegian | Oslo
Oman; Sultanate of Oman | Omani | Muscat
Pakistan; Islamic Republic of Pakistan | Pakistani | Islamabad
Palau | Palauan | Ngerulmud
Palestine; State of Palestine, Palestinian Territories, Palestinian territories | Palestinian | Ramallah
Panama | Panamanian | Panama City
Papua New Guinea; PNG | Papua New Guinean | Port Moresby
Paraguay | Paraguayan | Asuncion
Peru | Peruvian | Lima
Philippines; The Philippines, Republic of the Philippines | Filipino, Filipina, Philippine | Manila, Malacañang
Poland | Polish, Pole | Warsaw
Portugal | Portuguese | Lisbon
Puerto Rico | Puerto Rican | San Juan
Qatar; State of Qatar | Qatari | Doha
Romania | Romanian | Bucharest
Russia; Russian Federation | Russian | Moscow
Rwanda | Rwandan | Kigali
Saint Kitts and Nevis; St Kitts and Nevis, St. Kitts and Nevis | Kittitian, Nevisian | Basseterre
Saint Lucia; St Lucia, St. Lucia | Saint Lucian, St Lucian | Castries
Saint Vincent and the Grenadines; St Vincent and the Grenadines, St Vincent | Vincentian | Kingstown
Samoa; Western Samoa | Samoan | Apia
San Marino | Sammarinese |
Sao Tome and Principe; São Tomé and Príncipe | Santomean, Sao Tomean | São Tomé
Saudi Arabia; Kingdom of Saudi Arabia, KSA | Saudi, Saudi Arabian | Riyadh
Scotland | Scottish, Scot, Scotsman, Scotswoman | Edinburgh, Holyrood
Senegal | Senegalese | Dakar
Serbia | Serbian, Serb | Belgrade
Seychelles | Seychellois | Victoria
Sierra Leone | Sierra Leonean | Freetown
Singapore | Singaporean |
Slovakia; Slovak Republic | Slovak, Slovakian | Bratislava
Slovenia | Slovenian, Slovene | Ljubljana
Solomon Islands; Solomons | Solomon Islander | Honiara
Somalia | Somali, Somalian | Mogadishu
Somaliland | Somalilander | Hargeisa
South Africa; RSA, Republic of South Africa | South African | Pretoria
South Korea; Republic of Korea, ROK | South Korean | Seoul
South Sudan; Republic of South Sudan | South Sudanese | Juba
Soviet Union; USSR, U.S.S.R. | Soviet |
Spain; Kingdom of Spain | Spanish, Spaniard | Madrid
Sri Lanka; Ceylon | Sri Lankan | Colombo
Sudan; Republic of Sudan, Republic of the Sudan | Sudanese | Khartoum
Suriname; Surinam | Surinamese | Paramaribo
Sweden; Kingdom of Sweden | Swedish, Swede | Stockholm
Switzerland; Swiss Confederation | Swiss | Bern, Berne
Syria; Syrian Arab Republic | Syrian | Damascus
Taiwan; Republic of China, Chinese Taipei | Taiwanese | Taipei
Tajikistan | Tajik, Tajikistani | Dushanbe
Tanzania; United Republic of Tanzania | Tanzanian | Dodoma, Dar es Salaam
Thailand; Siam | Thai | Bangkok
Togo | Togolese | Lome
Tonga | Tongan | Nuku'alofa
Trinidad and Tobago; Trinidad & Tobago, T&T | Trinidadian, Tobagonian | Port of Spain
Tunisia | Tunisian | Tunis
Turkey; Türkiye, Turkiye, Republic of Turkey | Turkish, Turk | Ankara
Turkmenistan | Turkmen | Ashgabat
Tuvalu | Tuvaluan | Funafuti
Uganda | Ugandan | Kampala
Ukraine | Ukrainian | Kyiv, Kiev
United Arab Emirates; UAE, U.A.E., Emirates | Emirati | Abu Dhabi
United Kingdom; UK, U.K., Britain, Great Britain, GB | British, Briton, Brit | London, Westminster, Whitehall
United States; US, U.S., USA, U.S.A., United States of America, America | American | Washington, Washington, D.C.
Uruguay | Uruguayan | Montevideo
Uzbekistan | Uzbek, Uzbekistani | Tashkent
Vanuatu | ni-Vanuatu | Port Vila
Vatican; Holy See, Vatican City, The Vatican | |
Venezuela; Bolivarian Republic of Venezuela | Venezuelan | Caracas
Vietnam; Viet Nam | Vietnamese | Hanoi
Wales | Welsh, Welshman, Welshwoman | Cardiff
Western Sahara; Sahrawi Republic, SADR | Sahrawi, Saharawi | Laayoune
Yemen; Republic of Yemen | Yemeni, Yemenite | Sanaa, Sana'a
Yugoslavia | Yugoslav, Yugoslavian |
Zambia | Zambian | Lusaka
Zimbabwe; Rhodesia | Zimbabwean | Harare
England | English, Englishman, Englishwoman |
Northern Ireland; Ulster | Northern Irish | Stormont
"""


def _parse(rows: str) -> tuple[Country, ...]:
    def several(cell: str) -> tuple[str, ...]:
        # "Washington, D.C." is one name
        return tuple(x.strip() for x in _COMMA.split(cell) if x.strip())

    found = []
    for row in rows.strip().splitlines():
        names, demonyms, capitals = row.split("|")
        name, _, aliases = names.partition(";")
        found.append(Country(name.strip(), several(aliases), several(demonyms), several(capitals)))
    return tuple(found)


COUNTRIES = _parse(_ROWS)

_BY_NAME = {fold(alias): c for c in reversed(COUNTRIES) for alias in (c.name, *c.aliases)}
_BY_DEMONYM = {fold(d): c for c in reversed(COUNTRIES) for d in c.demonyms}
_BY_CAPITAL = {fold(capital): c for c in reversed(COUNTRIES) for capital in c.capitals}
_UPPER_ONLY = {fold(alias) for c in COUNTRIES for alias in c.aliases if alias.isupper()}


def country(name: str) -> Country | None:
    """The country that bears a name ("Britain"); "us" and other lower-cased abbreviations are none."""
    key = fold(name)
    key = key.removeprefix("the ")
    found = _BY_NAME.get(key)
    return None if found and key in _UPPER_ONLY and not name.isupper() else found


def of_demonym(word: str) -> Country | None:
    """The country of a demonym, singular or plural ("Iranian", "Iranians", "Swedes", "Frenchmen")."""
    key = fold(word)
    return _BY_DEMONYM.get(key) or _BY_DEMONYM.get(key.removesuffix("s")) or _BY_DEMONYM.get(key.replace("men", "man"))


def of_capital(name: str) -> Country | None:
    """The country whose government sits in a city ("Tehran")."""
    return _BY_CAPITAL.get(fold(name))


_STATES = word_set(
    """ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont.
    neb. nev. n.h. n.j. n.m. n.y. n.c. n.d. okla. ore. pa. r.i. s.c. s.d. tenn. vt. va. wash. w.va. wis. wyo. d.c. ont.
    que. alta. sask. man. b.c. n.b. n.s."""
)
"""States and provinces as American and Canadian newspapers shorten them."""
_PARTY = re.compile(r"[RDI]-[A-Z][\w.]*")


def is_short_state(name: str) -> bool:
    """Whether a name is a state's in short: "Fla.", "N.J."."""
    return name[:1].isupper() and name.lower() in _STATES


def is_affiliation(name: str) -> bool:
    """Whether what looks like a name says a lawmaker's party and state: "R-Texas", "D-N.Y."."""
    return _PARTY.fullmatch(name) is not None


_CONTINENTS = word_set(
    """africa asia europe america americas antarctica oceania australasia eurasia latin central north south scandinavia
    balkans caucasus caribbean mediterranean polynesia melanesia sahel maghreb sahara siberia patagonia amazon amazonia
    levant arctic antarctic pacific atlantic indo-pacific asia-pacific mideast midwest gulf baltics benelux hemisphere
    crimea donbas donbass kashmir punjab bengal anatolia balkan himalayas himalaya alps andes rockies pyrenees
    appalachia everglades kurdistan west east subcontinent outback antilles maghreb horn tropics orient
    transcarpathia transnistria darfur tigray biafra casamance catalonia basque lapland"""
)
"""Words that are regions by themselves or in a name such as "South East Asia"."""
_REGIONS = _CONTINENTS - {"latin", "central", "north", "south", "west", "east", "horn", "orient"}
_GOVERNED = word_set("crimea kashmir punjab kurdistan transnistria darfur tigray biafra catalonia bengal")
_COMPASS = word_set(
    """north south east west northern southern eastern western central middle northeast northwest southeast southwest
    north-east north-west south-east south-west northeastern northwestern southeastern southwestern north-eastern
    north-western south-eastern south-western upper lower inner outer far near mid sub-saharan saharan latin"""
)
_PHYSICAL = word_set(
    """sea ocean river lake bay gulf strait straits channel mount mountain mountains mt hill hills ridge range valley
    desert forest jungle island islands isle isles archipelago peninsula cape coast shore beach reef canal creek stream
    waterfall falls glacier volcano plateau plain plains basin delta gorge canyon cave lagoon fjord sound atoll swamp
    marsh wetland wetlands dam park reserve region area zone border frontier corridor belt rim steppe savannah tundra
    earth moon mars world planet sun jupiter venus saturn hemisphere continent street road avenue highway route
    boulevard bridge square harbour harbor coastline waters heights highlands lowlands riverside lakes rivers sanctuary
    strip bank triangle hinterland"""
)
_NOT_PHYSICAL = frozenset(
    [fold(x) for x in (
        "North Korea", "South Korea", "South Africa", "South Sudan", "East Timor", "North Macedonia", "Western Sahara",
        "Central African Republic", "Northern Ireland", "North Carolina", "South Carolina", "North Dakota",
        "South Dakota", "West Virginia", "Western Australia", "South Australia", "Northern Territory", "West Bengal",
        "Eastern Cape", "Western Cape", "Northern Cape", "North West", "East Java", "West Java", "Central Java",
        "Salt Lake City", "Long Beach", "Palm Beach", "Green Bay", "Thunder Bay", "Cape Town", "Cape Coast",
        "Cape Verde", "Ivory Coast", "Gold Coast", "Sunshine Coast", "Solomon Islands", "Marshall Islands",
        "Cook Islands", "Rhode Island", "Prince Edward Island", "Hyde Park", "Cape Canaveral", "Sioux Falls",
        "Virginia Beach", "Miami Beach", "Gaza Strip", "West Bank", "Bay City", "Little Rock", "Menlo Park",
        "Myrtle Beach", "Huntington Beach", "Daytona Beach", "Montego Bay", "Swansea", "Chelsea", "Beverly Hills",
    )]
)  # fmt: skip


def is_region(name: str) -> bool:
    """Whether a place's name is that of a sea, a mountain, a continent or another region that has no government."""
    key = fold(name).removeprefix("the ")
    if key in _NOT_PHYSICAL or key in _BY_NAME:
        return False
    words = key.split()
    if not words:
        return False
    head = words[words.index("of") - 1] if "of" in words else words[-1]
    if words[0] in _PHYSICAL or head in _PHYSICAL:
        return True
    if words[-1] in _REGIONS and (len(words) == 1 or all(w in _COMPASS or w in _CONTINENTS for w in words[:-1])):
        return words[-1] not in _GOVERNED
    if len(words) == 1:
        return words[0] in _COMPASS
    part = words[0] in ("central", "sub-saharan") or words[0].endswith("ern")  # "eastern Syria"
    return words[0] in _COMPASS and (part or words[-1] in _COMPASS)
