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
  <xsl:mode name="m:mentions" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:runs" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- Tells whether an element is a block: a passage of its own when it mentions something. -->
  <xsl:function name="f:is-passage" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[
      self::p | self::ab | self::head | self::note | self::item | self::l | self::cell | self::dateline
      | self::salute | self::signed | self::opener | self::closer | self::postscript | self::stage | self::speaker
      | self::byline | self::trailer | self::argument | self::bibl | self::figDesc | self::castItem | self::label
      | self::author | self::editor | self::funder | self::sponsor | self::respStmt | self::title[parent::titleStmt]
      | self::correspAction | self::line | self::docTitle])"/>
  </xsl:function>

  <!-- Tells whether an element names somebody or something, or gives a date. -->
  <xsl:function name="f:is-mention" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element[
      (self::persName | self::orgName | self::placeName | self::name | self::rs | self::geogName | self::settlement
       | self::country | self::region | self::district | self::title | self::author | self::editor | self::bibl
       | self::term | self::objectName | self::eventName | self::ref[@target]| self::publisher | self::repository
       | self::funder | self::sponsor)[@ref | @key | @target | @corresp[parent::bibl]]
      | (self::date | self::origDate)[@when | @from | @to | @notBefore | @notAfter]])"/>
  </xsl:function>

  <xsl:template match="*" mode="m:passages" as="element(s:passage)*">
    <xsl:if test="f:is-passage(.)">
      <xsl:variable name="runs" as="element(s:run)*">
        <xsl:apply-templates select="." mode="m:mentions"/>
      </xsl:variable>
      <xsl:if test="$runs[@pointers ne '' or s:date]">
        <s:passage>
          <xsl:if test="not(ancestor::teiHeader)">
            <xsl:attribute name="fragment" select="ancestor-or-self::*[@xml:id][1]/@xml:id"/>
          </xsl:if>
          <xsl:sequence select="$runs"/>
        </s:passage>
      </xsl:if>
    </xsl:if>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="revisionDesc | publicationStmt | encodingDesc" mode="m:passages"/>

  <!-- The block itself, if it is one that names (an author in the header). -->
  <xsl:template match="*[f:is-passage(.)][f:is-mention(.)]" mode="m:mentions" as="element(s:run)*" priority="1">
    <xsl:apply-templates select="." mode="m:runs"/>
  </xsl:template>

  <xsl:template match="*[f:is-passage(.)]" mode="m:mentions" as="element(s:run)*">
    <xsl:apply-templates select="node()" mode="m:runs"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:runs" as="element(s:run)*">
    <s:run><xsl:value-of select="."/></s:run>
  </xsl:template>

  <xsl:template match="*" mode="m:runs" as="element(s:run)*">
    <xsl:apply-templates select="node()" mode="#current"/>
  </xsl:template>

  <!-- Blocks inside a block are passages of their own; notes have no place in the words around them. -->
  <xsl:template match="*[f:is-passage(.)]" mode="m:runs" as="element(s:run)" priority="1">
    <s:run><xsl:text> </xsl:text></s:run>
  </xsl:template>

  <xsl:template match="lb | pb | cb" mode="m:runs" as="element(s:run)*">
    <xsl:if test="not(@break = 'no')">
      <s:run><xsl:text> </xsl:text></s:run>
    </xsl:if>
  </xsl:template>

  <xsl:template match="choice" mode="m:runs" as="element(s:run)*">
    <xsl:apply-templates select="(corr, reg, expan, *)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="app" mode="m:runs" as="element(s:run)*">
    <xsl:apply-templates select="(lem, rdg)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="del | surplus | fw" mode="m:runs"/>

  <xsl:template match="*[f:is-mention(.)]" mode="m:runs" as="element(s:run)+" priority="2">
    <s:run pointers="{string-join(((@ref, @target, @corresp[current()/self::bibl]) ! tokenize(.), @key ! normalize-space(.)), ' ')}">
      <xsl:attribute name="file" select="ancestor-or-self::*[@d:file][1]/@d:file"/>
      <xsl:sequence select="self::*[@when | @from | @to | @notBefore | @notAfter] ! f:date(.)"/>
      <xsl:if test="not((self::date | self::origDate))">
        <s:text><xsl:value-of select="f:reading-text(node())"/></s:text>
      </xsl:if>
    </s:run>
    <!-- Names inside a name are mentions as well, without words of their own. -->
    <xsl:variable name="notes" as="xs:integer" select="count(ancestor::note)"/>
    <xsl:for-each select=".//*[f:is-mention(.)][not(self::date | self::origDate)][count(ancestor::note) eq $notes]">
      <s:run pointers="{string-join(((@ref, @target) ! tokenize(.), @key ! normalize-space(.)), ' ')}">
        <xsl:attribute name="file" select="ancestor-or-self::*[@d:file][1]/@d:file"/>
      </s:run>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
