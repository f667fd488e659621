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
    <b:supplied><xsl:call-template name="f:content"/></b:supplied>
  </xsl:template>

  <!-- What an abbreviation leaves out stands in italics, so that the word stays a word. -->
  <xsl:template match="ex" mode="m:book" as="node()*">
    <b:expanded><xsl:call-template name="f:content"/></b:expanded>
  </xsl:template>

  <xsl:template match="surplus" mode="m:book" as="node()*">
    <b:surplus><xsl:call-template name="f:content"/></b:surplus>
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
  <xsl:template match="w | m" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- What is said of a name or a reading stands apart from it. -->
  <xsl:template match="certainty | precision | respons" mode="m:book" as="node()*">
    <b:space/>
    <b:span><xsl:call-template name="f:content"/></b:span>
    <b:space/>
  </xsl:template>

  <xsl:template match="fw" mode="m:book" as="node()*">
    <b:furniture><xsl:call-template name="f:content"/></b:furniture>
  </xsl:template>

  <xsl:template match="space" mode="m:book" as="node()*">
    <xsl:text> </xsl:text>
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
