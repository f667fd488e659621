<?xml version="1.0" encoding="UTF-8"?>
<!-- Citations whose pieces the encoder gave without punctuation: what a bibliography puts between
     them, before and after them. The pieces stay in the order of the source. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What a reference consists of. -->
  <xsl:variable name="f:reference-pieces" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      author editor title respStmt name persName orgName edition extent publisher distributor
      pubPlace date biblScope citedRange series idno ref ptr note meeting textLang') ! map:entry(., true()))"/>

  <!-- Returns whether the pieces in an element make up a citation and have no punctuation of their
       own. -->
  <xsl:function name="f:cites" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[self::biblStruct or self::biblFull or self::analytic or self::monogr or self::imprint
          or self::series or self::seriesStmt
          or (self::titleStmt or self::editionStmt or self::publicationStmt or self::notesStmt) and parent::biblFull
          or self::bibl and *[2] and (every $piece in * satisfies map:contains($f:reference-pieces, local-name($piece)))])
        and empty($element/text()[normalize-space()])"/>
  </xsl:function>

  <!-- Returns the pieces of a citation that have something to show. -->
  <xsl:function name="f:cited" as="element()*">
    <xsl:param name="citation" as="element()"/>
    <xsl:sequence select="
        $citation/*[normalize-space() or f:implied(.) ne '' or self::ptr or self::ref
          or descendant::*[self::ptr or self::ref or self::graphic or f:implied(.) ne '']]"/>
  </xsl:function>

  <!-- Returns the words that the attributes of an empty date or range stand for. -->
  <xsl:function name="f:implied" as="xs:string">
    <xsl:param name="piece" as="element()"/>
    <xsl:sequence select="
        if (normalize-space($piece) or $piece/*) then ''
        else if ($piece/self::date) then
          (($piece/@when ! f:date-words(.),
            string-join(($piece/(@from, @notBefore)[1], $piece/(@to, @notAfter)[1]) ! f:date-words(.), '–'))[. ne ''], '')[1]
        else if ($piece/(self::biblScope | self::citedRange)) then
          (string-join($piece/(@from, @to), '–')[. ne ''], string($piece/@n))[1]
        else ''"/>
  </xsl:function>

  <!-- Returns what stands between two pieces of a citation; no mark is doubled. -->
  <xsl:function name="f:between" as="xs:string">
    <xsl:param name="before" as="element()"/>
    <xsl:param name="after" as="element()"/>
    <xsl:variable name="mark" as="xs:string" select="f:mark-between($before, $after)"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($before)"/>
    <xsl:variable name="end" as="xs:string" select="substring($words, string-length($words))"/>
    <xsl:variable name="superfluous" as="xs:boolean" select="
        $end = (',', ';', ':', '?', '!') or starts-with(normalize-space($after), ',')
        or $end = '.' and (starts-with($mark, '.') or $before/(self::title | self::analytic | self::note | self::imprint))"/>
    <xsl:sequence select="
        if ($superfluous and substring($mark, 1, 1) = (',', '.', ':', ';')) then substring($mark, 2) else $mark"/>
  </xsl:function>

  <xsl:function name="f:mark-between" as="xs:string">
    <xsl:param name="before" as="element()"/>
    <xsl:param name="after" as="element()"/>
    <xsl:sequence select="
        if ($after/(self::ptr | self::ref)) then ' '
        else if ($after/self::note or $before/self::note) then '. '
        else if ($after/self::idno[not(parent::analytic)] or $before/self::idno
          or $before/(self::extent[parent::biblFull] | self::editionStmt | self::titleStmt | self::publicationStmt | self::monogr)
          or $after/(self::relatedItem | self::notesStmt)) then '. '
        else if ($before/self::analytic and $after/self::monogr[title[@level = 'm'] or editor]) then ', ' || f:label('cited.in') || ' '
        else if ($before/(self::author | self::editor) and local-name($before) eq local-name($after)
          and $after/@role/string() = $before/@role/string() or $before/self::author and $after/self::author)
        then (if (contains($before, ',') or $before//surname/f:comma-after(.) = true()) then '; ' else ', ')
        else if ($before/self::author and $after/self::date) then ' '
        else if ($before/self::title and $after/self::title[@type = 'sub']
          or $before/self::pubPlace and $after/self::publisher) then ': '
        else ', '"/>
  </xsl:function>

  <!-- Returns whether a family name that a citation puts first has no comma after it. -->
  <xsl:function name="f:comma-after" as="xs:boolean">
    <xsl:param name="surname" as="element(surname)"/>
    <xsl:sequence select="
        exists($surname[following-sibling::*[1][self::forename]][not(preceding-sibling::forename)]
          [not(../text()[normalize-space()])][ancestor::biblStruct or ancestor::biblFull or ancestor::bibl])"/>
  </xsl:function>

  <!-- Returns what a bibliography calls a volume, an issue or pages that are given as bare numbers. -->
  <xsl:function name="f:unit-before" as="xs:string">
    <xsl:param name="piece" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="(normalize-space($piece)[. ne ''], f:implied($piece))[1]"/>
    <xsl:variable name="unit" as="xs:string" select="
        lower-case(($piece/@unit, $piece/@type, '')[1]) => replace('^(pages?|pp?)$', 'page')
          => replace('^(volumes?|vol)$', 'volume') => replace('^(issues?|number|no|nr)$', 'issue')"/>
    <xsl:variable name="of-journal" as="xs:boolean" select="exists($piece/ancestor::monogr[1]/title[@level = 'j'])"/>
    <xsl:sequence select="
        if (not($piece/(self::biblScope | self::citedRange)) or matches($words, '\p{L}{2}') or $words eq ''
          or $unit eq 'volume' and $of-journal) then ''
        else ((f:known-label('cited.' || $unit || (if (matches($words, '[-–,]')) then '.many' else '')),
              f:known-label('cited.' || $unit))[1] ! (. || ' '), '')[1]"/>
  </xsl:function>

  <!-- Returns the part that the last of some editors had, or the kind of a date among others: " (eds)". -->
  <xsl:function name="f:part-after" as="xs:string">
    <xsl:param name="piece" as="element()"/>
    <xsl:param name="next" as="element()?"/>
    <xsl:variable name="role" as="xs:string" select="($piece/@role/lower-case(.), 'editor')[1]"/>
    <xsl:variable name="many" as="xs:boolean"
        select="exists($piece/preceding-sibling::*[1][self::editor][($role eq 'editor' and not(@role)) or @role/lower-case(.) = $role])"/>
    <xsl:sequence select="
        if ($piece/self::date[@type] and count($piece/../date) gt 1) then ' (' || $piece/@type || ')'
        else if (empty($piece/self::editor)) then ''
        else if ($next/self::editor[lower-case((@role, 'editor')[1]) eq $role]
          or (some $named in $piece/../(editor | respStmt) satisfies f:says-part($named))) then ''
        else (f:known-label('cited.role.' || $role || (if ($many) then '.many' else '')),
              f:known-label('cited.role.' || $role), $role)[1] ! (' (' || . || ')')"/>
  </xsl:function>

  <!-- Words for what somebody did for a publication. -->
  <xsl:variable name="f:editing" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      ed eds edited hg hrsg herausgegeben dir cur red trans übers') ! map:entry(., true()))"/>

  <!-- Returns whether a statement says in words what somebody did. Its words are looked up first, since the
       expression reads each letter of a long statement many times. -->
  <xsl:function name="f:says-part" as="xs:boolean">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="
        (some $word in tokenize(translate(lower-case($statement), '.()[]', '     ')) satisfies map:contains($f:editing, $word))
        and matches($statement, '(^|[\s(\[])(' || string-join(map:keys($f:editing), '|') || ')[\s.)\]]', 'i')"/>
  </xsl:function>

  <!-- Returns the stop at the end of an entry that has none. -->
  <xsl:function name="f:stop" as="xs:string">
    <xsl:param name="citation" as="element()"/>
    <xsl:variable name="last" as="element()?" select="f:cited($citation)[last()]"/>
    <xsl:sequence select="
        if (matches(normalize-space($citation), '[.!?…]$')
          or $last/descendant-or-self::*[not(*)][last()][self::ptr or self::ref or self::idno[matches(., '^\s*https?:')]])
        then '' else '.'"/>
  </xsl:function>

  <!-- Returns what an identifier is called before it, where its type is a name of its own: "DOI". -->
  <xsl:function name="f:scheme" as="xs:string">
    <xsl:param name="identifier" as="element()"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space($identifier)"/>
    <xsl:sequence select="
        if (empty($identifier/@type) or matches($value, '^https?:') or $identifier/@type = ('URL', 'URI', 'url', 'uri')
          or starts-with(lower-case($value), lower-case($identifier/@type))) then ''
        else (f:known-label('element.idno.' || $identifier/@type), $identifier/@type)[1] || ' '"/>
  </xsl:function>

  <!-- Returns whether the edition gives the marks between the piece and the next one. -->
  <xsl:function name="f:punctuated" as="xs:boolean">
    <xsl:param name="piece" as="element()"/>
    <xsl:sequence select="
        exists($piece[parent::msIdentifier or parent::altIdentifier or parent::respStmt or parent::birth or parent::death
          or parent::floruit or parent::residence or parent::location or parent::creation or parent::correspAction
          or parent::setting or f:cites(..) or self::surname[f:comma-after(.)]])"/>
  </xsl:function>

</xsl:stylesheet>
