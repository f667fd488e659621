<?xml version="1.0" encoding="UTF-8"?>
<!-- What a document mentions, block by block, with the words around it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:passages" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:runs" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- The blocks: each is a passage of its own when it mentions something. -->
  <xsl:variable name="f:blocks" as="xs:string" static="yes" select="'p | ab | head | note | item | l | cell | dateline
    | salute | signed | opener | closer | postscript | stage | speaker | byline | trailer | argument | bibl | figDesc
    | castItem | label | author | editor | funder | sponsor | respStmt | titleStmt/title | correspAction | line | docTitle'"/>

  <!-- Tells whether an element names somebody or something, or gives a date. -->
  <xsl:function name="f:is-mention" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/((@ref or @key or @target or self::bibl/@corresp)
      and (self::persName or self::orgName or self::placeName or self::name or self::rs or self::geogName
        or self::settlement or self::country or self::region or self::district or self::title or self::author
        or self::editor or self::bibl or self::term or self::objectName or self::eventName or self::ref/@target
        or self::publisher or self::repository or self::funder or self::sponsor)
      or (@when or @from or @to or @notBefore or @notAfter) and (self::date or self::origDate))"/>
  </xsl:function>

  <xsl:template match="*" mode="m:passages" as="element(s:passage)*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template _match="{$f:blocks}" mode="m:passages" as="element(s:passage)*">
    <xsl:variable name="passage" as="element(s:passage)?">
      <xsl:if test="descendant-or-self::*[@ref or @key or @target or @corresp or @when or @from or @to or @notBefore or @notAfter]">
        <s:passage>
          <xsl:if test="not(ancestor::teiHeader)">
            <xsl:attribute name="fragment" select="ancestor-or-self::*[@xml:id][1]/@xml:id"/>
          </xsl:if>
          <!-- The block itself may be one that names (an author in the header). -->
          <xsl:apply-templates select="if (f:is-mention(.)) then . else node()" mode="m:runs"/>
        </s:passage>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="$passage[s:run[@pointers ne '' or @when or @from or @to or @notBefore or @notAfter]]"/>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- What has no words in a facsimile stands on no page. -->
  <xsl:template match="*[ancestor::facsimile][not(normalize-space())]" mode="m:passages" priority="1"/>

  <xsl:template match="revisionDesc | publicationStmt | encodingDesc" mode="m:passages"/>

  <!-- White space as Unicode has it, and as many spaces. -->
  <xsl:variable name="f:white-space" as="xs:string" static="yes" select="codepoints-to-string((9, 10, 13, 133, 160, 5760,
    8192 to 8202, 8232, 8233, 8239, 8287, 12288))"/>
  <xsl:variable name="f:spaces" as="xs:string" static="yes"
    select="string-join(string-to-codepoints($f:white-space) ! ' ')"/>

  <!-- White space is one space in each piece of text; what two pieces have between them stays. (An expression
       for several spaces would be tried at each character.) -->
  <xsl:template match="text()" mode="m:runs" as="text()?">
    <xsl:variable name="text" as="xs:string" select="translate(., $f:white-space, $f:spaces)"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($text)"/>
    <xsl:value-of select="
        if ($words eq '') then ' '
        else ' '[starts-with($text, ' ')] || $words || ' '[ends-with($text, ' ')]"/>
  </xsl:template>

  <xsl:template match="*" mode="m:runs" as="node()*">
    <xsl:apply-templates select="node()" mode="#current"/>
  </xsl:template>

  <!-- What a statement of the header consists of is no running text: its pieces stand apart. -->
  <xsl:template match="(correspAction | respStmt)/*[preceding-sibling::node()[1][self::*]]" mode="m:runs" as="node()+" priority="3">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- Blocks inside a block are passages of their own; notes have no place in the words around them. -->
  <xsl:template _match="{$f:blocks}" mode="m:runs" as="text()">
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="lb | pb | cb" mode="m:runs" as="text()?">
    <xsl:if test="not(@break = 'no')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="choice" mode="m:runs" as="node()*">
    <xsl:apply-templates select="(corr, reg, expan, *)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="app" mode="m:runs" as="node()*">
    <xsl:apply-templates select="(lem, rdg)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="del | surplus | fw" mode="m:runs"/>

  <xsl:template match="*[f:is-mention(.)]" mode="m:runs" as="element(s:run)+" priority="2">
    <s:run pointers="{string-join(((@ref, @target, @corresp[current()/self::bibl]) ! tokenize(.), @key ! normalize-space(.)), ' ')}"
      file="{ancestor-or-self::*[@d:file][1]/@d:file}">
      <xsl:variable name="dates" as="attribute()*" select="@when | @from | @to | @notBefore | @notAfter"/>
      <xsl:sequence select="$dates"/>
      <xsl:value-of select="f:reading-text(if ($dates) then . else node())"/>
    </s:run>
    <!-- Names inside a name are mentions as well, without words of their own. -->
    <xsl:variable name="notes" as="xs:integer" select="count(ancestor::note)"/>
    <xsl:for-each select=".//*[f:is-mention(.)][not(self::date | self::origDate)][count(ancestor::note) eq $notes]">
      <s:run pointers="{string-join(((@ref, @target) ! tokenize(.), @key ! normalize-space(.)), ' ')}"
        file="{ancestor-or-self::*[@d:file][1]/@d:file}"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
