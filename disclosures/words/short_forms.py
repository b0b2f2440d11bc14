"""How the names of counties, and of parts of them, are shortened in writing."""

SHORT_FORMS: dict[str, tuple[str, ...]] = {
    word: tuple(shorter.split())
    for word, shorter in {
        "bedfordshire": "beds",
        "berkshire": "berks",
        "buckinghamshire": "bucks",
        "cambridgeshire": "cambs",
        "cheshire": "ches",
        "constabulary": "const",
        "derbyshire": "derbys derbs",
        "east": "e",
        "gloucestershire": "glos gloucs",
        "greater": "gtr",
        "hampshire": "hants",
        "hertfordshire": "herts",
        "huntingdonshire": "hunts",
        "lancashire": "lancs",
        "leicestershire": "leics",
        "lincolnshire": "lincs",
        "midlands": "mids",
        "north": "n",
        "northamptonshire": "northants",
        "northumberland": "northumb",
        "nottinghamshire": "notts",
        "oxfordshire": "oxon",
        "shropshire": "shrops salop",
        "south": "s",
        "staffordshire": "staffs",
        "warwickshire": "warks warwicks",
        "west": "w",
        "wiltshire": "wilts",
        "worcestershire": "worcs",
        "yorkshire": "yorks",
    }.items()
}
"""The short forms of each word, all in small letters."""
