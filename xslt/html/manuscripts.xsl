<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 11, Manuscript description: each piece with its label, in the order of the source. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="msDesc | msPart | msFrag" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- The shelfmark on one line, its parts separated where nothing separates them. -->
  <xsl:template match="msIdentifier | altIdentifier" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'[current()/self::msIdentifier]"/>
      </xsl:apply-templates>
      <xsl:for-each select="*[normalize-space()]">
        <xsl:if test="position() gt 1">
          <xsl:sequence select="f:generated('separator', ', ')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="msName | collection" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="accMat | acquisition | additional | additions | adminInfo | binding | bindingDesc
        | collation | colophon | condition | custEvent | custodialHist | decoDesc | decoNote | explicit
        | filiation | finalRubric | foliation | handDesc | history | incipit | layout | layoutDesc
        | msContents | msItem | msItemStruct | musicNotation | objectDesc | origin | physDesc
        | provenance | recordHist | rubric | scriptDesc | seal | sealDesc | source | summary | support
        | supportDesc | surrogates | typeDesc | typeNote" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:template match="locus | locusGrp | dim | dimensions | height | width | depth | material
        | watermark | catchwords | signatures | secFol | heraldry | stamp | objectType" mode="m:html"
      as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <!-- A place in a manuscript that only attributes name. -->
  <xsl:template match="locus[not(normalize-space())]" mode="m:said" as="element()?">
    <xsl:sequence select="
        f:generated('value', if (@from) then string-join((@from, @to), '–') else replace(@target, '^.*#', ''))"/>
  </xsl:template>

  <xsl:template match="(dim | height | width | depth)[not(normalize-space())]" mode="m:said"
      as="element()?">
    <xsl:sequence select="f:generated('value', string-join(((@quantity, @atLeast, @extent)[1], (@unit, ../@unit)[1]), ' '))"/>
  </xsl:template>

  <!-- A number alone says little: its unit follows it. -->
  <xsl:template match="(dim | height | width | depth)[matches(., '^\P{L}*\d\P{L}*$')][(@unit | ../@unit)]" mode="m:html"
      priority="1" as="node()+">
    <xsl:next-match/>
    <xsl:sequence select="f:generated('value', (@unit, ../@unit)[1] || ' ')"/>
  </xsl:template>

</xsl:stylesheet>
