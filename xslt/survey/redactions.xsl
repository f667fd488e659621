<?xml version="1.0" encoding="UTF-8"?>
<!-- What of the source is not in the text, and what was supplied (TEI chapters 3.5.3 and 12.3). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Those of one kind in one place are told once, with how many they are. -->
  <xsl:template name="f:redactions" as="element(s:redaction)*">
    <xsl:param name="texts" as="element()*"/>
    <xsl:for-each-group select="$texts//(gap | supplied)[not(ancestor::app/lem)]" group-by="f:redaction(.)">
      <s:redaction kind="{local-name()}" reason="{normalize-space(@reason)}" extent="{f:extent-of(.)}"
        count="{count(current-group())}" fragment="{ancestor-or-self::*[@xml:id][1]/@xml:id}">
        <xsl:value-of select="f:supplied-words(.)"/>
      </s:redaction>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns what is the same for redactions that are told together. -->
  <xsl:function name="f:redaction" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join((local-name($element), $element/@reason, f:extent-of($element), f:supplied-words($element),
      $element/ancestor-or-self::*[@xml:id][1]/@xml:id), '|')"/>
  </xsl:function>

  <!-- Returns how much is missing, as the encoding says it. -->
  <xsl:function name="f:extent-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="number" as="xs:string" select="
      string(($element/@quantity, string-join(($element/@atLeast, $element/@atMost), '–')[. ne ''], '')[1])"/>
    <xsl:sequence select="string(($element/@extent ! normalize-space(.),
      string-join(($number[. ne ''], $element/@unit ! normalize-space(.)), ' '))[. ne ''][1])"/>
  </xsl:function>

  <!-- Returns the words that were supplied, or those that describe a gap; the first ones of many. -->
  <xsl:function name="f:supplied-words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:clipped(f:reading-text($element/(self::supplied, self::gap/desc)[1]/node()), 80)"/>
  </xsl:function>
</xsl:stylesheet>
