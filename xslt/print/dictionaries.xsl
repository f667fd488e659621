<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 9: dictionaries. -->
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

  <xsl:template match="entry | entryFree | superEntry | entry/dictScrap" mode="m:book" as="node()*">
    <b:hanging><xsl:call-template name="f:entry-pieces"/></b:hanging>
  </xsl:template>

  <xsl:template match="gramGrp | dictScrap | sense | hom | re | form | def | xr | lbl | hyph | syll | stress
        | entry//entry | cit[ancestor::entry or ancestor::entryFree][not(f:block(.))]" mode="m:book" as="node()*" priority="1">
    <b:span><xsl:call-template name="f:entry-pieces"/></b:span>
  </xsl:template>

  <xsl:template match="orth" mode="m:book" as="node()*">
    <b:hi look="bold"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <xsl:template match="(form[@type = ('inflected', 'variant')] | cit/form)/orth" mode="m:book" as="node()*" priority="1">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="pos | gen | usg | number[not(*)] | case | tns | mood | per | gram | subc | iType" mode="m:book"
      as="node()*" priority="1">
    <b:hi look="italic">
      <xsl:call-template name="f:entry-pieces"/>
      <xsl:value-of select=".[not(node())]/(@norm, @expand, @value)[1]"/>
    </b:hi>
  </xsl:template>

  <xsl:template match="pron | etym" mode="m:book" as="node()*" priority="1">
    <xsl:variable name="brackets" as="xs:string*" select="f:brackets(.)"/>
    <xsl:value-of select="$brackets[1]"/>
    <b:span><xsl:call-template name="f:entry-pieces"/></b:span>
    <xsl:value-of select="$brackets[2]"/>
  </xsl:template>

  <!-- An example is told from its translation by its letters. -->
  <xsl:template match="cit[ancestor::entry or ancestor::entryFree][not(bibl)][not(f:block(.))]/(quote | q)" mode="m:book"
      as="node()*" priority="5">
    <b:hi look="{if (f:translates(..)) then 'upright' else 'italic'}"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <!-- The headword where an entry repeats it. -->
  <xsl:template match="(oRef | pRef)[not(node())]" mode="m:book" as="text()">
    <xsl:text>~</xsl:text>
  </xsl:template>

  <!-- The pieces of an entry, with the marks of a dictionary between them where the source has none. -->
  <xsl:template name="f:entry-pieces" as="node()*">
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:variable name="number" as="xs:string" select="f:number-of(.)"/>
    <xsl:if test="$number ne ''">
      <b:hi look="bold"><xsl:value-of select="$number"/></b:hi>
      <b:space/>
    </xsl:if>
    <xsl:value-of select="self::xr ! f:relation-label(.), self::cit ! f:tongue(.)" separator=""/>
    <xsl:choose>
      <xsl:when test="f:bare(.)">
        <xsl:for-each select="*">
          <xsl:if test="position() gt 1">
            <xsl:value-of select="replace(f:between-pieces(preceding-sibling::*[1], .), ' $', '')"/>
            <b:space/>
          </xsl:if>
          <xsl:apply-templates select="." mode="m:book"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="m:book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
