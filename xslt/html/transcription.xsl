<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 12, Representation of primary sources. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The deleted comes before what was added in its place, and never runs into it. -->
  <xsl:template match="subst" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- What was written first, or else whatever stands behind the first that is there. -->
  <xsl:template match="subst/del[not(. is (../add, ../*)[1])] | subst/add[not(. is (../add, ../*)[1])]
        | subst/surplus[not(. is (../add, ../*)[1])]" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:attribute name="class" select="'alternative'"/>
      <xsl:attribute name="data-alternative" select="local-name()"/>
      <xsl:next-match/>
      <xsl:sequence select="f:change-sign(' ')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="surplus | secl" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.), f:sign(f:opening(.), 'source')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(f:closing(.), 'source')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="damage | restore | retrace | mod | metamark" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A mark without words says what it is for. -->
  <xsl:template match="metamark[not(node())]" mode="m:html" priority="1" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:value-of select="
          (f:mark(@rend), f:mark(@function), '[' || (@function, @rend, f:called(.))[1] || ']')[1]"/>
    </span>
  </xsl:template>

  <!-- Running heads, page numbers, catchwords of the source. -->
  <xsl:template match="fw" mode="m:html" as="node()+">
    <xsl:element name="{f:tag(., 'small')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="not(f:block(.))">
        <xsl:attribute name="data-alternative" select="'fw'"/>
      </xsl:if>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:if test="not(f:block(.))">
        <xsl:text> </xsl:text>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="space" mode="m:html" as="node()+">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:value-of select="' '[not(f:divides-word(current()))]"/>
    </span>
    <xsl:apply-templates select="* | text()[normalize-space()]" mode="#current"/>
  </xsl:template>

  <xsl:template match="space[f:leiden(.)]" mode="m:html" priority="1" as="element()+">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:value-of select="f:vacant(.)"/>
    </span>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="handShift" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:text>[</xsl:text>
      <xsl:value-of select="string-join((f:label('element.handShift'), f:hand(.))[. ne ''], ' ')"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <!-- Spans that are marked by their ends: the ends can be cited. -->
  <xsl:template match="addSpan | delSpan | damageSpan | redo | undo" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.), f:sign(f:span-opening(.))"/>
    </span>
  </xsl:template>

  <xsl:template match="anchor[key('f:span-to', @xml:id)]" mode="m:html" priority="1" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(f:span-closing(.))"/>
    </span>
  </xsl:template>

  <!-- What changed places: the words in the order that they are to have. -->
  <xsl:template match="transpose[ptr][not(normalize-space())]" mode="m:html" priority="1" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'"/>
      </xsl:apply-templates>
      <span class="label"><xsl:value-of select="f:label('element.transpose') || ' '"/></span>
      <xsl:for-each select="ptr">
        <xsl:if test="position() gt 1"> · </xsl:if>
        <xsl:variable name="words" as="xs:string"
            select="(f:point(@target) ! f:shortened(f:reading-text(node()))[. ne ''], string(@target))[1]"/>
        <xsl:variable name="href" as="xs:string?" select="f:targets(@target)[1] ! f:href(.)"/>
        <xsl:choose>
          <xsl:when test="$href">
            <a href="{$href}"><xsl:value-of select="$words"/></a>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$words"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </span>
  </xsl:template>

  <!-- What belongs together in a revision, and what changed places: words only of what is said of it. -->
  <xsl:template match="substJoin | listTranspose | transpose" mode="m:html" as="node()+">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="handNotes" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

</xsl:stylesheet>
