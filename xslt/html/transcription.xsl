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
  <xsl:template match="(del | add | surplus)[parent::subst][not(. is (../add, ../*)[1])]" mode="m:html" priority="1"
      as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:attribute name="class" select="'alternative'"/>
      <xsl:attribute name="data-alternative" select="local-name()"/>
      <xsl:next-match/>
      <xsl:sequence select="f:unseen(' ')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="surplus" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.), f:sign('{')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign('}')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="secl" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.), f:sign('⟦')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign('⟧')"/>
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
      <xsl:value-of select="'[' || (@function, @rend, f:called(.))[1] || ']'"/>
    </span>
  </xsl:template>

  <!-- Running heads, page numbers, catchwords of the source. -->
  <xsl:template match="fw" mode="m:html" as="node()+">
    <xsl:element name="{f:tag(., 'small')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
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
      <xsl:text> </xsl:text>
    </span>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="handShift" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:text>[</xsl:text>
      <xsl:value-of select="
          string-join((f:label('element.handShift'), replace(@new, '^#', ''), @medium, @scribe)[. ne ''], ' ')"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <!-- Spans that are marked by their ends: the ends can be cited. -->
  <xsl:template match="addSpan | delSpan | damageSpan | redo | undo" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
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
