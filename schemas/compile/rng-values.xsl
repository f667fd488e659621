<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes and kinds of values in RELAX NG. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What an element or a class has: classes of attributes and attributes. -->
  <xsl:mode name="m:has" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="classSpec" mode="m:has" as="element()">
    <ref name="{@ident}"/>
  </xsl:template>

  <xsl:template match="attDef" mode="m:has" as="element()">
    <optional>
      <xsl:call-template name="f:attribute"/>
    </optional>
  </xsl:template>

  <xsl:template match="attDef[@usage = 'req']" mode="m:has" priority="1" as="element()">
    <xsl:call-template name="f:attribute"/>
  </xsl:template>

  <xsl:template name="f:attribute" as="element()">
    <attribute name="{@ident}">
      <xsl:apply-templates select="desc, datatype" mode="m:rng"/>
    </attribute>
  </xsl:template>

  <xsl:template match="datatype" mode="m:rng" as="element()">
    <xsl:call-template name="f:value"/>
  </xsl:template>

  <xsl:template match="datatype[@maxOccurs]" mode="m:rng" priority="1" as="element()">
    <xsl:variable name="value" as="element()">
      <xsl:call-template name="f:value"/>
    </xsl:variable>
    <list>
      <xsl:sequence select="f:repeated($value, f:least(.), f:most(.))"/>
    </list>
  </xsl:template>

  <!-- What one word of a value may be: a kind, one of a closed list, or a suggestion and others. -->
  <xsl:template name="f:value" as="element()">
    <xsl:choose>
      <xsl:when test="../valList[@type = 'closed']">
        <xsl:apply-templates select="../valList" mode="#current"/>
      </xsl:when>
      <xsl:when test="../valList[@type = 'semi']">
        <choice>
          <xsl:apply-templates select="../valList/valItem, dataRef" mode="#current"/>
        </choice>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="dataRef" mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="valList" mode="m:rng m:item" as="element()">
    <choice>
      <xsl:apply-templates select="valItem" mode="m:rng"/>
    </choice>
  </xsl:template>

  <xsl:template match="valItem" mode="m:rng" as="element()+">
    <value><xsl:value-of select="@ident"/></value>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:template match="dataRef" mode="m:rng m:item" as="element()">
    <ref name="{@key}"/>
  </xsl:template>

  <xsl:template match="dataRef[@name]" mode="m:rng m:item" priority="1" as="element()">
    <data type="{@name}">
      <xsl:for-each select="@restriction">
        <param name="pattern"><xsl:value-of select="."/></param>
      </xsl:for-each>
    </data>
  </xsl:template>

</xsl:stylesheet>
