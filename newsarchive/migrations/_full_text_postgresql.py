"""Full-text search on PostgreSQL: tables of word vectors, and the triggers that keep them true whoever writes a row.

Words are parted and folded as FTS5's unicode61 does: at whatever is neither letter nor digit, without case, and without
the diacritics of Latin letters. A vector keeps 256 places of a word, up to the 16,383rd: is_cut tells where it lacks any.
A later migration that alters a column which a trigger names has to call drop() before and create() behind it.
"""

# Between a headline and a text, and between a name and the aliases: no words follow each other across it.
_GAP = "gap0between0columns"

FUNCTIONS = [
    r"""CREATE OR REPLACE FUNCTION newsarchive_folded(told text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT regexp_replace(
            lower(normalize(regexp_replace(normalize(told, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'), NFC)),
            '[^[:alnum:]]+', ' ', 'g'
        )
    $$""",
    f"""CREATE OR REPLACE FUNCTION newsarchive_words(first text, second text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
    DECLARE
        folded text := newsarchive_folded(first) || ' {_GAP} ' || newsarchive_folded(second);
    BEGIN
        RETURN ts_delete(to_tsvector('simple', folded), '{_GAP}');
    EXCEPTION WHEN program_limit_exceeded THEN
        RETURN ts_delete(to_tsvector('simple', left(folded, 200000)), '{_GAP}');
    END $$""",
    """CREATE OR REPLACE FUNCTION newsarchive_query(told text, is_prefix boolean, follows boolean) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
    DECLARE
        folded text := newsarchive_folded(told);
        query tsquery := CASE
            WHEN follows THEN phraseto_tsquery('simple', folded) ELSE plainto_tsquery('simple', folded)
        END;
    BEGIN
        RETURN CASE WHEN is_prefix AND numnode(query) > 0 THEN (query::text || ':*')::tsquery ELSE query END;
    END $$""",
    """CREATE OR REPLACE FUNCTION article_search_has(article bigint, told text, is_prefix boolean) RETURNS boolean
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
        SELECT strpos(
            ' ' || newsarchive_folded(headline) || '  ' || newsarchive_folded(text) || ' ',
            ' ' || trim(newsarchive_folded(told)) || CASE WHEN is_prefix THEN '' ELSE ' ' END
        ) > 0 FROM newsarchive_article WHERE id = article
    $$""",
]


def words(entity, first, second):
    """Return the statements for the words of articles or claims: two SQL expressions over their columns."""
    table, index = f"newsarchive_{entity}", f"{entity}_search"
    columns = ", ".join(column for column in (first, second) if column != "''")
    cut = (
        "EXISTS (SELECT FROM unnest(found) AS one WHERE cardinality(one.positions) >= 255"
        " OR one.positions[cardinality(one.positions)] >= 16383)"
        if entity == "article"
        else "false"
    )
    return [
        f"""CREATE TABLE IF NOT EXISTS {index} (
        id bigint PRIMARY KEY, words tsvector NOT NULL, is_cut boolean NOT NULL DEFAULT false)""",
        f"CREATE INDEX IF NOT EXISTS {index}_index ON {index} USING gin (words)",
        f"""CREATE OR REPLACE FUNCTION {index}_words(row_id bigint) RETURNS tsvector LANGUAGE sql STABLE AS $$
        SELECT newsarchive_words({first}, {second}) FROM {table} WHERE id = row_id
    $$""",
        f"""CREATE OR REPLACE FUNCTION {index}_renew(row_id bigint) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
        found tsvector := {index}_words(row_id);
    BEGIN
        INSERT INTO {index} (id, words, is_cut) VALUES (row_id, found, {cut})
        ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words, is_cut = EXCLUDED.is_cut;
    END $$""",
        f"""CREATE OR REPLACE FUNCTION {index}_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            DELETE FROM {index};
        ELSIF TG_OP = 'DELETE' THEN
            DELETE FROM {index} WHERE id = OLD.id;
        ELSE
            PERFORM {index}_renew(NEW.id);
        END IF;
        RETURN NULL;
    END $$""",
        *_trigger(index, table, f"{index}_note", "", columns),
        f"""SELECT {index}_renew(id) FROM {table} WHERE id NOT IN (SELECT id FROM {index})""",
    ]


def names(entity, name):
    """Return the statements for the names of persons or works: the name itself, and the aliases."""
    table, alias, index = f"newsarchive_{entity}", f"newsarchive_{entity}alias", f"{entity}_search"
    return [
        f"CREATE TABLE IF NOT EXISTS {index} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS {index}_index ON {index} USING gin (words)",
        f"CREATE TABLE IF NOT EXISTS {entity}_words (id bigint NOT NULL, word text NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS {entity}_words_word ON {entity}_words (word)",
        f"CREATE INDEX IF NOT EXISTS {entity}_words_id ON {entity}_words (id)",
        f"""CREATE OR REPLACE FUNCTION {index}_words(row_id bigint) RETURNS tsvector LANGUAGE sql STABLE AS $$
        SELECT newsarchive_words({name}, coalesce(
            (SELECT string_agg({name}, chr(10) ORDER BY id) FROM {alias} WHERE {entity}_id = row_id), ''
        )) FROM {table} WHERE id = row_id
    $$""",
        f"""CREATE OR REPLACE FUNCTION {index}_renew(row_id bigint) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
        found tsvector := {index}_words(row_id);
    BEGIN
        DELETE FROM {entity}_words WHERE id = row_id;
        IF found IS NULL THEN
            DELETE FROM {index} WHERE id = row_id;
        ELSE
            INSERT INTO {index} (id, words) VALUES (row_id, found)
            ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words;
            INSERT INTO {entity}_words SELECT row_id, unnest(tsvector_to_array(found));
        END IF;
    END $$""",
        f"""CREATE OR REPLACE FUNCTION {index}_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            DELETE FROM {index};
            DELETE FROM {entity}_words;
        ELSIF TG_OP = 'DELETE' THEN
            PERFORM {index}_renew(OLD.id);
        ELSE
            PERFORM {index}_renew(NEW.id);
        END IF;
        RETURN NULL;
    END $$""",
        f"""CREATE OR REPLACE FUNCTION {index}_note_alias() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            PERFORM {index}_renew(id) FROM {table};
            RETURN NULL;
        END IF;
        IF TG_OP <> 'INSERT' THEN
            PERFORM {index}_renew(OLD.{entity}_id);
        END IF;
        IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.{entity}_id <> OLD.{entity}_id THEN
            PERFORM {index}_renew(NEW.{entity}_id);
        END IF;
        RETURN NULL;
    END $$""",
        *_trigger(index, table, f"{index}_note", "", name),
        *_trigger(index, alias, f"{index}_note_alias", "alias_", f"{name}, {entity}_id"),
        f"""SELECT {index}_renew(id) FROM {table} WHERE id NOT IN (SELECT id FROM {index})""",
    ]


def _trigger(index, table, function, row, columns):
    for event, when in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}"), ("delete", "DELETE")):
        name = f"{index}_{row}{event}"
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"CREATE TRIGGER {name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
    name = f"{index}_{row}truncate"
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield f"CREATE TRIGGER {name} AFTER TRUNCATE ON {table} EXECUTE FUNCTION {function}()"


def create(schema_editor):
    """Make what is missing and index every row that is not indexed."""
    for statement in [
        *FUNCTIONS,
        *words("article", "headline", "text"),
        *words("claim", "value", "''"),
        *names("person", "name"),
        *names("work", "title"),
    ]:
        schema_editor.execute(statement, params=None)


def drop(schema_editor):
    for entity in ("article", "claim", "person", "work"):
        for function in (f"{entity}_search_note", f"{entity}_search_note_alias"):
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {function}() CASCADE", params=None)
        for function in ("words", "renew"):
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {entity}_search_{function}(bigint)", params=None)
        for table in ("search", "words"):
            schema_editor.execute(f"DROP TABLE IF EXISTS {entity}_{table}", params=None)
    for function in (
        "article_search_has(bigint, text, boolean)",
        "newsarchive_query(text, boolean, boolean)",
        "newsarchive_words(text, text)",
        "newsarchive_folded(text)",
    ):
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {function}", params=None)
