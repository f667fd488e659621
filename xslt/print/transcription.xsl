<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 11: representation of primary sources. -->
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

  <xsl:template match="supplied" mode="m:book" as="node()*">
    <b:supplied><xsl:call-template name="f:signed-content"/></b:supplied>
  </xsl:template>

  <!-- The content of what stands between signs; the book knows the usual ones of each element. -->
  <xsl:template name="f:signed-content" as="node()*">
    <xsl:sequence select="f:unusual-signs(.)"/>
    <xsl:call-template name="f:content"/>
  </xsl:template>

  <xsl:variable name="f:usual-signs" as="map(xs:string, xs:string)" select="map{
      'supplied': '[ ]', 'gap': '[ ]', 'surplus': '{ }', 'add': '⟨ ⟩', 'del': '⟦ ⟧'}"/>

  <!-- Returns the signs of an element where they are not the usual ones. -->
  <xsl:function name="f:unusual-signs" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="signs" as="xs:string+" select="f:opening($element), f:closing($element)"/>
    <xsl:if test="not(string-join($signs, ' ') eq $f:usual-signs(local-name($element)))">
      <xsl:attribute name="open" select="f:plain($signs[1])"/>
      <xsl:attribute name="close" select="f:plain($signs[2])"/>
    </xsl:if>
  </xsl:function>

  <!-- What an abbreviation leaves out stands in italics, so that the word stays a word; in the Leiden
       conventions between brackets. -->
  <xsl:template match="ex" mode="m:book" as="node()*">
    <b:expanded><xsl:call-template name="f:content"/></b:expanded>
  </xsl:template>

  <xsl:template match="ex[f:leiden(.)]" mode="m:book" as="node()*" priority="1">
    <b:bracketed open="{f:opening(.)}" close="{f:closing(.)}"><xsl:call-template name="f:content"/></b:bracketed>
  </xsl:template>

  <xsl:template match="surplus" mode="m:book" as="node()*">
    <b:surplus><xsl:call-template name="f:signed-content"/></b:surplus>
  </xsl:template>

  <!-- Spans that are marked by their ends. -->
  <xsl:template match="delSpan | addSpan | damageSpan" mode="m:book" as="node()*" priority="1">
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="f:span-opening(.)"/>
    </b:span>
  </xsl:template>

  <xsl:template match="anchor[key('f:span-to', @xml:id)]" mode="m:book" as="node()*" priority="1">
    <xsl:next-match/>
    <xsl:value-of select="f:span-closing(.)"/>
  </xsl:template>

  <!-- A glyph that has no text. -->
  <xsl:template match="g[not(node())]" mode="m:book" as="node()*" priority="1">
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="f:glyph(.)[not(f:divides-word(current()))]"/>
    </b:span>
  </xsl:template>

  <!-- Another hand, and what the writer left free. -->
  <xsl:template match="handShift[f:hand(.) ne '']" mode="m:book" as="node()*" priority="1">
    <b:furniture><xsl:value-of select="f:plain(f:label('element.handShift') || ' ' || f:hand(.))"/></b:furniture>
    <b:space/>
  </xsl:template>

  <xsl:template match="space[f:leiden(.)][not(f:divides-word(.))]" mode="m:book" as="node()*" priority="1">
    <b:hi look="italic"><xsl:value-of select="f:plain(f:vacant(.))"/></b:hi>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What came in the place of something stands in the text, what was there before beside it. -->
  <xsl:template match="subst" mode="m:book" as="node()*">
    <xsl:variable name="readings" as="element()*" select="add, * except (add, del), del"/>
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="head($readings)" mode="#current"/>
      <xsl:for-each select="tail($readings)">
        <b:beside><xsl:apply-templates select="." mode="m:book"/></b:beside>
      </xsl:for-each>
    </b:span>
  </xsl:template>

  <!-- The parts of a word are one word, whatever elements they are. -->
  <xsl:template match="w | m | mod | retrace | restore | damage" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- What is said of a name or a reading stands apart from it. -->
  <xsl:template match="certainty | precision | respons" mode="m:book" as="node()*"/>

  <xsl:template match="(certainty | precision | respons)[normalize-space()]" mode="m:book" as="node()*" priority="1">
    <b:space/>
    <b:span><xsl:call-template name="f:content"/></b:span>
    <b:space/>
  </xsl:template>

  <xsl:template match="fw" mode="m:book" as="node()*">
    <b:furniture>
      <xsl:if test="matches(., '^\s*[\[(].*[\])]\s*$', 's')"><xsl:attribute name="brackets" select="'own'"/></xsl:if>
      <xsl:call-template name="f:content"/>
    </b:furniture>
  </xsl:template>

  <xsl:template match="space" mode="m:book" as="node()*">
    <xsl:value-of select="' '[not(f:divides-word(current()))]"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- A line of a transcription of the document as it looks. -->
  <xsl:template match="line" mode="m:book" as="node()*">
    <b:line-of><xsl:call-template name="f:content"/></b:line-of>
  </xsl:template>

  <xsl:template match="surface | surfaceGrp | zone | facsimile | sourceDoc | standOff" mode="m:book" as="node()*">
    <b:div><xsl:call-template name="f:spaced-content"/></b:div>
  </xsl:template>

</xsl:stylesheet>
