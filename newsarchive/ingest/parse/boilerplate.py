"""Tell the words of the page from those of the article: advertisements, teasers, share bars, comment forms."""

import re
from collections.abc import Sequence

from newsarchive.ingest.document import Span

# No line of this kind is longer; it also keeps the search short in texts without line ends.
_LONGEST = 300

_NETWORKS = (
    "facebook|twitter|x|instagram|youtube|snapchat|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|tiktok|threads|"
    "bluesky|mastodon|flipboard|line|kakaotalk|weibo|email|e-mail|mail|print|copy link|rss|google news|messenger|more"
)

# Lines that are one of these and nothing else.
_LINES = re.compile(
    r"""(?:
      advertise?ments?(?:\ continues?\ below)? | (?:paid\ |sponsored\ )?(?:ad|advert|advertorial) | sponsored(?:\ content)?
    | promoted(?:\ content)? | (?:story|article)\ continues\ (?:below|after)(?:\ (?:the\ )?advert(?:isement)?)?
    | scroll\ (?:down\ )?(?:to|for)\ .{1,40} | loading | skip\ to\ (?:main\ )?content | back\ to\ top | menu | search
    | share(?:\ (?:this|on|via|the)\b.{0,60})? | tweet | pin\ it | follow | print | save | subscribe(?:\ now|\ today)? | sign\ (?:in|up)
    | log\ ?in | register | comments? | no\ comments?(?:\ yet)? | \d+\ comments? | view\ (?:all\ )?comments | (?:leave|post|add|write)\ a\ (?:reply|comment)
    | join\ the\ (?:conversation|discussion) | (?:\d+|[a-z]+)[ -]min(?:ute)?s?\ read | related(?:\ (?:articles?|stories|news|posts|topics|content|links))?
    | (?:more|also)\ (?:stories|news|from|on|in|like\ this)\b[^.!?]{0,60} | (?:you\ (?:may|might)\ also\ like|recommended(?:\ for\ you)?|trending(?:\ now)?|most\ (?:read|popular|viewed)|editors?[’']?s?\ picks?|top\ stories|latest\ news|must\ reads?|don[’']t\ miss)
    | (?:previous|next)(?:\ (?:article|post|story))? | read\ more | read\ full\ (?:story|article) | continue\ reading | show\ more | see\ more
    | (?:name|e-?mail(?:\ address)?|website|comment|your\ (?:name|email|comment))\ ?\*? | post\ comment | submit(?:\ comment)?
    | terms(?:\ (?:of\ (?:use|service)|and\ conditions|&\ conditions))? | privacy(?:\ policy)? | cookie(?:s|\ policy|\ settings)? | contact(?:\ us)? | about(?:\ us)?
    )(?:\.{3})?[\ :…*!»›→]*""",
    re.I | re.X,
)

# Lines that begin like this; what follows belongs to them.
_BEGINNINGS = re.compile(
    r"""(?:
      (?:also\ read|read\ also|see\ also|also\ see|also\ watch|must\ read|must\ watch|related|related\ (?:article|story|news|post)s?|recommended|trending|more|read|watch|listen|exclusive\ video)\ ?:
    | read\ (?:more|next|this|also|the\ full\ (?:story|article)|full\ story)\b\ ?[:|>»–—-] | >>
    | (?:stay|keep)\ (?:updated|tuned|up\ to\ date|connected|informed)\b | follow\ (?:us|@|our|.{1,60}\ on\ (?:facebook|twitter|x|instagram|youtube|threads|tiktok|whatsapp|telegram|google|social))\b
    | (?:like|find|join|visit)\ (?:us|our)\b.{0,60}\b(?:on|channel|group|community|page|newsletter)\b | join\ the\ .{1,60}\b(?:channel|group|newsletter)\b
    | (?:subscribe|sign\ up)\ (?:to|for|now|here|today|and)\b | newsletters?\ ?: | get\ (?:the|our|all\ the|your)\b.{0,100}\b(?:inbox|newsletter|app|alerts?|updates)\b | download\ (?:the|our)\b.{0,60}\bapp\b
    | (?:click|tap)\ (?:here|on|to|the|below)\b | for\ (?:more|all\ the)\ (?:latest\ )?(?:news|updates|stories|such)\b | (?:catch|check\ out)\ (?:all\ )?the\ latest\b
    | your\ e-?mail\ address\ will\ not\ be\ published | required\ fields\ are\ marked | you\ must\ be\ logged\ in\b | save\ my\ name,\ | notify\ me\ of\b | this\ site\ uses\ akismet | logged\ in\ as\b
    | (?:©|\(c\)\ ?\d{4}|copyright\b\ ?(?:©|\(c\)|\d{4}|by)) | all\ rights\ reserved
    | (?:we|this\ (?:web)?site|our\ (?:web)?site|our\ partners)\ (?:and\ our\ partners\ )?uses?\ cookies\b | by\ (?:continuing|using|clicking|browsing)\b.{0,80}\byou\ (?:agree|accept|consent)\b | (?:accept|manage|reject)\ (?:all\ )?(?:cookies|preferences)\b
    | (?:photo|image|picture|pic|video|photograph|illustration)s?\ ?(?:credit|courtesy|source)?s?\ ?: | (?:photo|image|picture)s?\ (?:by|via|courtesy)\b | (?:tags|topics|filed\ under|categories|category|tagged|keywords)\ ?: | (?:share|tweet)\ (?:this|on|via)\b | disclaimer\ ?:
    | (?:this\ (?:article|story|post|piece)|the\ post\ .{1,200})\ (?:was\ )?(?:originally\ |first\ )(?:published|appeared)\b | \(?with\ inputs?\ from\b | (?:contact|write\ to|email)\ (?:the\ (?:author|writer|reporter|editor)|us)\b
    )""",
    re.I | re.X,
)

_ENDINGS = re.compile(r"(?:watch|listen|check|see|view|stream|buy)\b.{0,200}\b(?:here|below)\ ?[;:]?", re.I)
# What a picture shows, with who took it
_CAPTION = re.compile(
    r"(?:pictured|above|left|right|below)\ ?[:,].{3,200}|.{0,220}(?:^|[.\s(/|])(?:photo(?:graph)?s?|pictures?|images?|illustration|credit)(?: (?:by|credit|courtesy(?: of)?))?\ ?[:©]\ ?[A-Z][^.!?]{1,70}\)?\.?",
    re.I,
)
_NETWORK_LIST = re.compile(rf"(?:(?:{_NETWORKS})(?![\w'’])[\s,|·•/&:–—-]*(?:and\s+)?){{2,}}[.]?", re.I)
_LINKS = re.compile(
    r"(?:(?:terms|privacy|contact|cookies?|about|advertise|imprint|sitemap|careers|help|accessibility|home)(?: us| policy| of use| of service)?\s*[|·•/]\s*){1,}[\w ]{1,30}",
    re.I,
)
_ALL_RIGHTS = re.compile(r"\ball rights reserved\b", re.I)

_LONGEST_COMMENTS = 140
# What a comment section begins with: the rest of the page belongs to readers, not to the article.
_COMMENTS = re.compile(
    r"(?:leave|post|add|write) a (?:reply|comment)(?: \(\d+ comments?\))?(?:\s*\|.{0,40})?|(?:\d+ |reader )?comments?(?: \(\d+\))?:?|"
    r"(?:\d+|one|two|three) (?:responses?|thoughts?|replies|reply|comments?) (?:to|on)\b.{0,120}|comments are (?:now )?closed\.?",
    re.I,
)
# A teaser's label that stands alone; the title it announces is on the next line.
_LABEL = re.compile(
    r"(?:also read|read also|see also|read more|related|must read|recommended|more|read next|watch|trending)\ ?:",
    re.I,
)


def is_boilerplate(line: str) -> bool:
    """Tell whether a line belongs to the page and not to the article."""
    line = line.strip(" \t\n\xa0-–—*_|•·#[]<>")
    if not line or len(line) > _LONGEST:
        return False
    return bool(
        _LINES.fullmatch(line)
        or _BEGINNINGS.match(line)
        or _ENDINGS.fullmatch(line)
        or _CAPTION.fullmatch(line)
        or _NETWORK_LIST.fullmatch(line)
        or _LINKS.fullmatch(line)
        or _ALL_RIGHTS.search(line)
    )


def boilerplate_blocks(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Return the blocks that belong to the page: those that say so, titles under a teaser's label, and the comments."""
    found = []
    after_label = False
    comments = _comments_start(text, blocks)
    for number, block in enumerate(blocks):
        line = text[block.start : min(block.end, block.start + _LONGEST + 20)]
        is_teased = (
            after_label and len(line) <= _LONGEST and not line.rstrip("\"'”’").endswith((".", "!", "?"))
        )
        if number >= comments or is_teased or is_boilerplate(line):
            found.append(block)
        after_label = bool(_LABEL.fullmatch(line.strip()))
    return found


def _comments_start(text: str, blocks: Sequence[Span]) -> int:
    """Return the number of the block that opens the comments, the number of blocks if none does.

    Such words at the top of a page are a link to the comments: the section must stand in the text's second half.
    """
    for number, block in enumerate(blocks):
        is_short_and_late = block.start * 2 >= len(text) and block.end - block.start < _LONGEST_COMMENTS
        if is_short_and_late and _COMMENTS.fullmatch(text[block.start : block.end].strip(" *")):
            return number
    return len(blocks)
