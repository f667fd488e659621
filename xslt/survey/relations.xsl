<?xml version="1.0" encoding="UTF-8"?>
<!-- What a register says of several entries together, and how long somebody or something lived. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:relations" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="relation" mode="m:relations" as="element(s:relation)">
    <s:relation name="{(@name, @type, @ref)[normalize-space()][1]}" active="{@active}" passive="{@passive}"
      mutual="{@mutual}" within="{ancestor::*[f:is-entry(.)][1]/@xml:id}">
      <xsl:sequence select="f:stamp(.)"/>
      <xsl:if test="@*[starts-with(local-name(), 'when') or starts-with(local-name(), 'from') or starts-with(local-name(), 'to')
          or starts-with(local-name(), 'not')]">
        <s:date><xsl:sequence select="f:limits(.)"/></s:date>
      </xsl:if>
      <s:text><xsl:value-of select="f:reading-text(.)"/></s:text>
    </s:relation>
  </xsl:template>

  <!-- Returns when a life began and ended, as far as the entry says it. -->
  <xsl:function name="f:life" as="attribute()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="limits" as="element()*" select="$entry/(birth, death)"/>
    <xsl:choose>
      <xsl:when test="$limits">
        <xsl:sequence select="$entry/birth[1] ! f:life-limit('start', .), $entry/death[1] ! f:life-limit('end', .)"/>
      </xsl:when>
      <xsl:when test="$entry/self::event">
        <xsl:sequence select="f:limits($entry)[local-name() = ('when', 'from', 'notBefore')][1] ! f:limit('start', .),
          f:limits($entry)[local-name() = ('when', 'to', 'notAfter')][1] ! f:limit('end', .)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- Returns the date of a birth or a death: its own, or of a date in it. -->
  <xsl:function name="f:life-limit" as="attribute()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="event" as="element()"/>
    <xsl:sequence select="(f:limits($event), $event/date[1] ! f:limits(.))[1] ! f:limit($name, .)"/>
  </xsl:function>
</xsl:stylesheet>
