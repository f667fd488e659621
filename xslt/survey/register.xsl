<?xml version="1.0" encoding="UTF-8"?>
<!-- The entries of a register (TEI chapter 13). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:register" as="element(s:register)">
    <s:register>
      <xsl:apply-templates select="*" mode="#current"/>
      <xsl:apply-templates select="*" mode="m:relations"/>
      <xsl:apply-templates select="*" mode="m:classes"/>
      <xsl:apply-templates select="*" mode="m:pointers"/>
    </s:register>
  </xsl:template>

  <xsl:template match="teiHeader" mode="m:register"/>

  <!-- What several entries have to do with each other is told of these; the label of a term is its name. -->
  <xsl:template match="relation | label[following-sibling::*[1][f:is-term(.)]]" mode="m:register" priority="1"/>

  <!-- What a register says beside its entries: before a list and behind it, in its front and back matter. It
       belongs to what is listed nearest; where lists stand within it, it is what stands around them. -->
  <xsl:template match="p | ab | head | desc | note | item | label | l | row | titlePart | byline | *[text()[normalize-space()]]"
    mode="m:register" as="element()*" priority="0">
    <xsl:param name="is-entry" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="around" as="element()?" select="ancestor-or-self::*[f:has-entries(.)][1]"/>
    <xsl:for-each-group select="if ($is-entry) then * else node()" group-adjacent="exists(self::*[$is-entry or f:has-entries(.)])">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="#current"/>
        </xsl:when>
        <xsl:when test="$around and f:reading-text(current-group())">
          <s:about kind="{f:kind($around/descendant::*[f:is-entry(.) or f:is-term(.)][1])}">
            <xsl:value-of select="f:reading-text(current-group())"/>
          </s:about>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns whether entries stand in an element, or it is one. -->
  <xsl:function name="f:has-entries" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/descendant-or-self::*[f:is-entry(.) or f:is-term(.)])"/>
  </xsl:function>

  <xsl:template mode="m:register" as="element(s:entity)*"
    match="*[f:is-entry(.) or f:is-term(.)]" priority="1">
    <s:entity id="{@xml:id}" kind="{f:kind(.)}">
      <xsl:sequence select="f:stamp(.)"/>
      <xsl:sequence select="f:within(.), f:entry-facts(.), f:references(.)"/>
      <xsl:for-each select="idno ! (normalize-space()[f:is-address(.)], f:authority-address(.))[1],
          (ptr/@target, @corresp, @sameAs, equiv/@uri)[f:is-address(.)]">
        <s:idno><xsl:value-of select="normalize-space(.)"/></s:idno>
      </xsl:for-each>
    </s:entity>
    <xsl:apply-templates select="*" mode="#current">
      <xsl:with-param name="is-entry" select="true()" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Returns whether a text is an address of the web. -->
  <xsl:function name="f:is-address" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="matches($text, '^https?://')"/>
  </xsl:function>

  <!-- Tells whether an element is an entry: it describes somebody or something. -->
  <xsl:function name="f:is-entry" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(self::person or self::personGrp or self::org or self::place or self::event
      or self::object or (self::bibl or self::biblStruct or self::biblFull) and parent::listBibl)"/>
  </xsl:function>

  <!-- Returns what lists say of an entry: its life, its name, the words it is ordered by, who or what it is. -->
  <xsl:function name="f:entry-facts" as="node()+">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="f:life($entry)"/>
    <xsl:variable name="name" as="element()?" select="f:main-name($entry)"/>
    <xsl:variable name="id" as="xs:string" select="string($entry/@xml:id)"/>
    <s:name><xsl:value-of select="(f:reading-text($name)[. ne ''], $id)[1]"/></s:name>
    <s:sort><xsl:value-of select="(f:sort-key($name)[. ne ''], $id)[1]"/></s:sort>
    <s:gloss><xsl:value-of select="f:gloss($entry)"/></s:gloss>
  </xsl:function>

  <!-- Returns the kind of an entry, as layout and registers call it. -->
  <xsl:function name="f:kind" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="map{'person': 'person', 'personGrp': 'person', 'org': 'organisation', 'place': 'place',
      'event': 'event', 'object': 'object', 'category': 'term', 'nym': 'term', 'item': 'term', 'bibl': 'work', 'biblStruct': 'work', 'biblFull': 'work'}(local-name($entry))"/>
  </xsl:function>

  <!-- Returns the name by which an entry is called. -->
  <xsl:function name="f:main-name" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="names" as="element()*"
      select="$entry/(persName | orgName | placeName | geogName | name | (., objectIdentifier)/objectName | eventName | label | head
              | analytic/title | monogr/title | title | titleStmt/title | settlement | country | region)"/>
    <xsl:sequence select="($entry[f:is-term(.)] ! f:term-name(.), $names[@type = ('main', 'preferred', 'reg')], $names[not(@type)], $names,
      $entry/self::bibl, $entry/desc, $entry/p)[1]"/>
  </xsl:function>

  <!-- Returns the words by which a name is ordered: surname first, with a comma if it stood behind. -->
  <xsl:function name="f:sort-key" as="xs:string">
    <xsl:param name="name" as="element()?"/>
    <xsl:variable name="surnames" as="element(surname)*" select="$name/surname"/>
    <xsl:variable name="rest" as="element()*" select="$name/(forename | genName | nameLink | addName)"/>
    <xsl:sequence select="
      if (exists($surnames) and (some $part in $rest satisfies $part &lt;&lt; $surnames[1]))
      then string-join((string-join($surnames ! f:reading-text(.), ' '), string-join($rest ! f:reading-text(.), ' ')), ', ')
      else f:reading-text($name)"/>
  </xsl:function>

  <!-- Returns a few words on who or what an entry is. -->
  <xsl:function name="f:gloss" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="own" as="element()*"
      select="$entry/(note[@type = 'gloss'], note[not(@type)], desc, (., catDesc, def)/gloss, occupation, roleName, state)"/>
    <xsl:sequence select="f:clipped(f:reading-text($own[1]/node()), 160)"/>
  </xsl:function>
</xsl:stylesheet>
