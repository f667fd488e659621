<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates and times (P4, 6.4.4 and 20.4). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  exclude-result-prefixes="#all">

  <xsl:template match="dateRange | dateStruct" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="name" select="'date'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="timeRange | timeStruct" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="name" select="'time'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The parts of a date stand in it; a space parts those that nothing else does. -->
  <xsl:template mode="m:p5" as="node()+"
    match="(dateStruct | timeStruct)/(year | month | week | day | hour | minute | second | occasion)">
    <xsl:element name="seg" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:attribute name="type" select="local-name()"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:element>
    <xsl:if test="following-sibling::node()[1][self::*]">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="m:p5" as="attribute()" match="(date | docDate | time | dateStruct | timeStruct)/@value">
    <xsl:sequence select="f:when('when', .)"/>
  </xsl:template>

  <xsl:template match="(birth | death)/@date" mode="m:p5" as="attribute()">
    <xsl:sequence select="f:when('when', .)"/>
  </xsl:template>

  <xsl:template match="(dateRange | timeRange)/@from | (dateRange | timeRange)/@to" mode="m:p5" as="attribute()">
    <xsl:sequence select="f:when(local-name(), .)"/>
  </xsl:template>

  <xsl:template match="(date | dateRange | time | timeRange)/@certainty" mode="m:p5" as="attribute()">
    <xsl:attribute name="cert" select="."/>
  </xsl:template>

  <!-- Returns a date in the form of ISO 8601 in the attribute for it, any other in the one for that. -->
  <xsl:function name="f:when" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="is-iso" as="xs:boolean" select="
        $value castable as xs:date or $value castable as xs:gYear or $value castable as xs:gYearMonth
        or $value castable as xs:dateTime or $value castable as xs:time"/>
    <xsl:attribute name="{if ($is-iso) then $name else $name || '-custom'}" select="normalize-space($value)"/>
  </xsl:function>
</xsl:stylesheet>
