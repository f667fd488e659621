<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 3.12: citations whose pieces have no punctuation of their own (lib/citations.xsl). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="(bibl | biblFull/* | analytic | monogr | series | imprint)[f:cites(.)]" mode="m:book"
      as="node()*" priority="2">
    <b:span><xsl:call-template name="f:citation"/></b:span>
  </xsl:template>

  <xsl:template match="(biblStruct | biblFull | listBibl/bibl)[f:cites(.)]" mode="m:book" as="node()*"
      priority="3">
    <b:hanging>
      <xsl:call-template name="f:citation"/>
      <xsl:value-of select="f:stop(.)"/>
    </b:hanging>
  </xsl:template>

  <!-- The pieces of a citation. -->
  <xsl:template name="f:citation" as="node()*">
    <xsl:variable name="pieces" as="element()*" select="f:cited(.)"/>
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:for-each select="$pieces">
      <xsl:variable name="number" as="xs:integer" select="position()"/>
      <xsl:value-of select="$pieces[$number - 1] ! f:between(., current())"/>
      <xsl:value-of select="f:unit-before(.) || string(self::idno ! f:scheme(.))"/>
      <xsl:apply-templates select="." mode="m:book"/>
      <xsl:value-of select="f:part-after(., $pieces[$number + 1])"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="(date | biblScope | citedRange)[f:cites(..)][f:implied(.) ne '']" mode="m:book"
      as="node()*" priority="3">
    <xsl:value-of select="f:implied(.)"/>
  </xsl:template>

  <!-- A name of several parts, close to the mark after it. -->
  <xsl:template match="(author | editor | respStmt | name | persName | orgName | meeting | publisher | pubPlace)[f:element-only(.)]
        [f:cites(..) or parent::author or parent::editor]" mode="m:book" as="node()*"
      priority="1.5">
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:for-each select="*">
        <xsl:if test="position() gt 1"><b:space/></xsl:if>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:span>
  </xsl:template>

  <!-- A family name that is put first has a comma after it. -->
  <xsl:template match="surname[f:comma-after(.)]" mode="m:book" as="node()*" priority="21">
    <xsl:next-match/>
    <xsl:text>,</xsl:text>
  </xsl:template>

</xsl:stylesheet>
