"""Texts for repeats that are meant; all of them are made up."""

from __future__ import annotations

HAD_HAD = (
    "By then the ministry had had three years to prepare.",
    "Those who had had a say in the draft were not asked again.",
    "The port, which had had a customs house once, was empty.",
    "She wrote that the talks had had no effect on the harvest.",
)
THAT_THAT = (
    "The minister replied that that was a question for the courts.",
    "Everyone knew that that bridge would not carry a train.",
    "It was said that that year had been the driest in memory.",
    "He held that that part of the treaty had lapsed.",
)
VERY_VERY = (
    "“It was a very very long night,” the pilot said afterwards.",
    "The mayor called it “a very very bad bargain” in front of the council.",
    "“They were very, very tired,” a nurse recalled.",
    "One villager answered, “No, no, we never saw them.”",
)
TWICE_A_NUMBER = (
    "Each truck carried {n} {n}-kilogram sacks of rice to the depot.",
    "The yard built {n} {n}-ton barges in that time.",
    "They set up {n} {n}-bed wards along the road.",
    "The order was for {n} {n}-meter poles.",
)
REDUPLICATED = (
    "Pago Pago", "Walla Walla", "Bora Bora", "Wagga Wagga", "Sing Sing", "Puka Puka",
    "Woy Woy", "Lang Lang", "Mulla Mulla", "Paw Paw",
)  # fmt: skip
ANAPHORAS = (
    "We know that",
    "It was here that",
    "This is a place where",
    "They told us that",
    "We will remember that",
    "There was a time when",
    "Let us not forget that",
    "It is our duty to see that",
)
ENDINGS = (
    "the mines were flooded",
    "the schools stayed open through the winter",
    "no ship came for a month",
    "the wells were dug by hand",
    "the old road was washed away",
    "bread was shared at every door",
    "the bells were melted down",
    "the market filled again in spring",
    "letters took a season to arrive",
    "the ferry ran by night",
    "the looms fell silent",
    "the doctors worked without light",
    "the bridge was built anew",
    "the fields lay under salt",
    "the harbour froze to the mole",
    "the first trains were greeted with songs",
    "the archive was carried to the hills",
    "the council met in a barn",
)
REFRAINS = (
    "And the river went on rising.",
    "Still the gates stayed shut.",
    "That is what a harbour is for.",
    "Nobody had asked the farmers.",
    "So the lamp was lit again.",
    "The sea gives, and the sea takes.",
    "This, too, was put in the ledger.",
    "And again we counted the boats.",
    "It was, they said, a matter of trust.",
    "The price was paid in grain.",
)
PARTIES = (
    ("Seller", "Buyer"), ("Lessor", "Lessee"), ("Supplier", "Purchaser"),
    ("Licensor", "Licensee"), ("Lender", "Borrower"), ("Client", "Contractor"),
)  # fmt: skip
CLAUSES = (
    "The {a} shall indemnify the {b} against any loss that arises from a breach of this Agreement"
    " by the {a}, its agents or its employees.",
    "If the {a} fails to perform any of its obligations within thirty days of a written notice,"
    " the {b} may terminate this Agreement with immediate effect.",
    "The {a} shall keep confidential all information that it receives from the {b} under this"
    " Agreement and shall return it on request.",
    "The {a} may assign its rights under this Agreement only with the prior written consent of"
    " the {b}, which shall not be withheld without good cause.",
    "Any notice from the {a} to the {b} shall be in writing and shall take effect on the day on"
    " which it is received.",
)
QUESTIONS = (
    "Does the plan have a budget of its own?",
    "Were those who live in the area consulted?",
    "Is there a date by which the work must end?",
    "Has the agency published its forecasts?",
    "Are the contracts open to public view?",
    "Does an independent body review the results?",
    "Is there a way to complain?",
    "Were the targets of the first year reached?",
    "Are the data kept in a common format?",
    "Has staff been trained for the new tasks?",
)
ANSWERS = (
    "Yes.",
    "No.",
    "Not applicable.",
    "Yes, in part.",
    "No information was given.",
    "Under review by the ministry.",
    "Yes, according to the annual report of the agency.",
)
SUMMARIES = ("## Summary", "## Executive summary", "## Key points", "## Conclusion")
RECOMMENDATIONS = (
    "Publish the forecasts of river levels every month.",
    "Give each port authority a budget of its own.",
    "Open the tender records to public view within a year.",
    "Train two inspectors for every district.",
    "Let an independent body review the tariff each spring.",
    "Keep grain reserves for ninety days in each province.",
    "Replace paper permits by a common register.",
    "Pay teachers in the hill districts a travel allowance.",
    "Test drinking water at every well twice a year.",
    "Set one date by which all claims must be heard.",
    "Fund the coastal railway from the harbour dues.",
    "Name a single office that answers complaints.",
)
COLUMNS = ("Region", "Exports", "Imports", "Schools", "Wells", "Turnout", "Yield", "Prices")
PLACE_NAMES = (
    "Aldmoor", "Brinmere", "Calder Bay", "Dunhollow", "Eskdale", "Farrowby", "Glenharrow",
    "Hathersby", "Inverlea", "Jarrowfield", "Kestrel Point", "Longmarsh", "Mirefield",
    "Northolt Reach", "Oakhaven", "Penruddock", "Quarrington", "Ravensmouth", "Silverdale",
    "Thornwick", "Ulverby", "Vellacott", "Westering", "Yarrowford",
)  # fmt: skip
FIGURES = (
    "Exports of grain by port.",
    "Households with piped water, by district.",
    "Freight rates and harbour dues over ten years.",
    "Share of pupils who finish primary school.",
    "Depth of the channel at low water.",
    "Tariff revenue by class of goods.",
)
TEMPLATES = (
    "{place} has {n} inhabitants and lies {n} miles from {town}. Its port handled {n} ships in the"
    " past year, and its market is held every week. The mayor is {person}.",
    "The office in {place} received {n} applications, of which {n} were approved. The average"
    " time to a decision was {n} days. Appeals are heard in {town}.",
    "{place} joined {body} after a vote of {n} to {n}. Its delegation is led by {person}, and its"
    " contribution to the common fund is {n} million.",
    "In {place} the harvest came to {n} tons, which is {n} tons above the average. Most of it was"
    " sold to buyers from {town}. The grain board is chaired by {person}.",
    "The school in {place} has {n} pupils and {n} teachers. It was founded by {person} and is"
    " paid for by the county of {town}.",
    "Flight {n} from {place} to {town} carried {n} passengers. It was delayed by {n} minutes"
    " because of fog. Captain {person} was in command.",
    "{person} was born in {place}, studied in {town} and joined {body} at a young age. The family"
    " papers fill {n} boxes.",
    "The bridge at {place} is {n} feet long and was built by workers from {town}. A plate names"
    " {person} as its engineer. It carries {n} trains a week.",
)
