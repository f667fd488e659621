<?xml version="1.0" encoding="UTF-8"?>
<!-- Editorial changes (P4, 6.5): one of two alternatives stood in an attribute. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.tei-c.org/ns/1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  exclude-result-prefixes="#all">

  <xsl:template match="sic/@corr | corr/@sic | orig/@reg | reg/@orig | abbr/@expan | expan/@abbr" mode="m:p5"/>

  <xsl:template mode="m:p5" as="element()"
    match="sic[@corr] | corr[@sic] | orig[@reg] | reg[@orig] | abbr[@expan] | expan[@abbr]">
    <xsl:variable name="other" as="attribute()" select="@corr | @sic | @reg | @orig | @expan | @abbr"/>
    <xsl:variable name="alternative" as="element()">
      <xsl:element name="{local-name($other)}" namespace="http://www.tei-c.org/ns/1.0">
        <xsl:copy-of select="@d:*"/>
        <xsl:value-of select="$other"/>
      </xsl:element>
    </xsl:variable>
    <xsl:variable name="own" as="element()">
      <xsl:call-template name="f:element">
        <xsl:with-param name="attributes" select="@* except @id"/>
      </xsl:call-template>
    </xsl:variable>
    <choice>
      <xsl:copy-of select="@d:*"/>
      <xsl:apply-templates select="@id" mode="#current"/>
      <!-- The source's own wording comes first. -->
      <xsl:sequence select="if (self::sic | self::orig | self::abbr) then ($own, $alternative) else ($alternative, $own)"/>
    </choice>
  </xsl:template>

  <!-- What is missing, or was heard, is described in the element. -->
  <xsl:template match="(gap | vocal | kinesic | event | damage | space)/@desc" mode="m:p5"/>

  <xsl:template match="(gap | vocal | kinesic | event)[@desc]" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="more" as="element()">
        <desc>
          <xsl:copy-of select="@d:*"/>
          <xsl:value-of select="@desc"/>
        </desc>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
