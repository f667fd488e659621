<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 10, Dictionaries: an entry is a paragraph, its headword stands out, a sense has its
     number; grammar, usage and etymology are told apart by their letters. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="entry | entryFree | superEntry | hom | dictScrap | re" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

  <!-- A sense with its number, unless its words begin with one. -->
  <xsl:template match="sense" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="@n and not(lbl) and not(starts-with(normalize-space(), @n))">
        <xsl:sequence select="f:generated('sense-number', @n || ' ')"/>
      </xsl:if>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

  <xsl:template match="form | gramGrp | etym | def | usg | orth | pron | gram | pos | gen | case
        | number | per | tns | mood | iType | subc | colloc | hyph | syll | stress | lang | lbl | xr"
      mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="@type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-'))"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- An example or a translation. -->
  <xsl:template match="cit[ancestor::entry or ancestor::entryFree]" mode="m:html" priority="1" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="@type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-'))"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- The headword where an entry repeats it: as it stands, else a swung dash. -->
  <xsl:template match="oRef | pRef" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('~')[not(current()/node())]"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
