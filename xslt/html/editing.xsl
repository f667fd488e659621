<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.5, Simple editorial changes: alternatives never run together. The chosen reading is
     the text, the others follow in brackets with what they are. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the reading of a choice or an apparatus entry that stands for it in running text. -->
  <xsl:function name="f:reading" as="element()?">
    <xsl:param name="alternatives" as="element()"/>
    <xsl:sequence select="
        (($alternatives/corr, $alternatives/reg, $alternatives/expan, $alternatives/ex,
          $alternatives/lem, $alternatives/rdgGrp/lem, $alternatives/(* except (note | wit))))[1]"/>
  </xsl:function>

  <xsl:template match="choice" mode="m:html" as="node()*">
    <xsl:variable name="chosen" as="element()?" select="f:reading(.)"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="$chosen" mode="#current"/>
      <xsl:for-each select="* except $chosen">
        <xsl:element name="{f:tag(., 'span')}">
          <xsl:attribute name="class" select="'alternative'"/>
          <xsl:attribute name="data-alternative" select="local-name()"/>
          <xsl:variable name="label" as="xs:string" select="
              (f:known-label('alternative.' || local-name()), f:label('alternative.choice'))[1]"/>
          <xsl:sequence select="f:sign(' [' || $label || ' ')"/>
          <xsl:apply-templates select="." mode="#current"/>
          <xsl:sequence select="f:sign(']')"/>
        </xsl:element>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template match="sic | corr | orig | reg | abbr | expan | am | unclear" mode="m:html"
      as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- What an editor adds in completing an abbreviation. -->
  <xsl:template match="ex" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('(')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(')')"/>
    </span>
  </xsl:template>

  <xsl:template match="sic[not(parent::choice)]" mode="m:html" priority="1" as="element()+">
    <xsl:next-match/>
    <xsl:sequence select="f:sign(' [sic]')"/>
  </xsl:template>

  <xsl:template match="supplied" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:sign('[')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(']')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="gap" mode="m:html" as="node()+">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:text>[…]</xsl:text>
    </span>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="gap/desc" mode="m:html" priority="1" as="element()">
    <span class="alternative" data-alternative="desc">
      <xsl:sequence select="f:sign(' [')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(']')"/>
    </span>
  </xsl:template>

  <xsl:template match="add" mode="m:html" as="element()">
    <ins>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:unseen('⟨')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:unseen('⟩')"/>
    </ins>
  </xsl:template>

  <xsl:template match="del" mode="m:html" as="element()">
    <del>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:hint(.)"/>
      <xsl:sequence select="f:unseen('⟦')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:unseen('⟧')"/>
    </del>
  </xsl:template>

  <!-- Returns, as a title, what the attributes of an intervention say. -->
  <xsl:function name="f:hint" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="
        string-join((f:known-label('element.' || local-name($element)), $element/@reason,
          $element/@type, $element/@place,
          ($element/@quantity, $element/@extent)[1] ! string-join((., ../@unit), ' '), $element/@cert
            ! f:label-with('certainty', map{'degree': string(.)})), '; ')"/>
    <xsl:if test="$words">
      <xsl:attribute name="title" select="$words"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
