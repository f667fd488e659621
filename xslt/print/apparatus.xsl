<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 12: critical apparatus. The lemma stands in the text, the readings in a note. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="app" mode="m:book" as="node()*">
    <xsl:variable name="readings" as="element()*"
        select="(.//lem, .//rdg)[ancestor::app[1] is current()]"/>
    <xsl:variable name="first" as="element()?" select="($readings[self::lem], $readings)[1]"/>
    <xsl:sequence select="f:space-before(.)"/>
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="$first" mode="#current"/>
    </b:span>
    <xsl:variable name="others" as="element()*" select="$readings except $first"/>
    <xsl:variable name="groups" as="element(rdgGrp)*" select=".//rdgGrp[ancestor::app[1] is current()]"/>
    <xsl:variable name="said" as="element()*"
        select="(. | $groups)/(witDetail | note | noteGrp), $groups/wit"/>
    <xsl:if test="$others or wit or $said">
      <b:variants>
        <xsl:if test="f:sigla($first) ne ''">
          <b:variant><b:sigla><xsl:value-of select="f:plain(f:sigla($first))"/></b:sigla></b:variant>
        </xsl:if>
        <xsl:for-each select="wit, $others, $said">
          <b:variant>
            <xsl:apply-templates select="." mode="m:book"/>
            <xsl:if test="self::rdg[not(normalize-space())][not(.//*[@url or @target])]">
              <b:hi look="italic"><xsl:value-of select="f:label('omitted')"/></b:hi>
            </xsl:if>
            <xsl:if test="f:sigla(.) ne ''"><b:space/><b:sigla><xsl:value-of select="f:plain(f:sigla(.))"/></b:sigla></xsl:if>
          </b:variant>
        </xsl:for-each>
      </b:variants>
    </xsl:if>
    <xsl:sequence select="f:space-after(.)"/>
  </xsl:template>

  <xsl:template match="lem | rdg | rdgGrp | witDetail" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- An apparatus that stands apart from the text: "12 lemma] reading A B". -->
  <xsl:template match="listApp//app" mode="m:book" as="node()*" priority="1">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:for-each select="(@loc, @n)[normalize-space()][1]">
        <b:hi look="bold"><xsl:value-of select="f:plain(.)"/></b:hi>
      </xsl:for-each>
      <xsl:apply-templates select="*" mode="m:entry"/>
    </b:hanging>
  </xsl:template>

  <!-- A piece of such an entry, after a space. -->
  <xsl:mode name="m:entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:entry" as="node()*">
    <b:space/>
    <xsl:apply-templates select="." mode="m:book"/>
  </xsl:template>

  <xsl:template match="lem" mode="m:entry" as="node()*">
    <xsl:next-match/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="rdg" mode="m:entry" as="node()*">
    <xsl:next-match/>
    <xsl:if test="not(normalize-space())">
      <b:hi look="italic"><xsl:value-of select="f:label('omitted')"/></b:hi>
    </xsl:if>
    <xsl:if test="@wit">
      <b:space/>
      <b:sigla><xsl:value-of select="f:sigla(.)"/></b:sigla>
    </xsl:if>
  </xsl:template>

  <xsl:template match="rdgGrp" mode="m:entry" as="node()*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
