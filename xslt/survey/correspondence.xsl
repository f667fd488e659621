<?xml version="1.0" encoding="UTF-8"?>
<!-- Of a letter who wrote it to whom, from where and when (TEI chapter 2.4.6). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:s="urn:edition:survey"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:act" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Returns what is said of the sending of a document that is a letter. A header with many descriptions is
       a list of letters, and none itself. -->
  <xsl:function name="f:correspondence" as="element(correspAction)*">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="$document/teiHeader[1]/profileDesc/correspDesc[1][not(../correspDesc[3])]/correspAction"/>
  </xsl:function>

  <xsl:template match="correspAction" mode="m:act" as="element(s:act)">
    <s:act type="{lower-case(@type)}">
      <xsl:apply-templates select="descendant::*[self::persName or self::orgName or self::name or self::rs]
          [not(ancestor::note or ancestor::persName or ancestor::orgName)]" mode="m:party"/>
      <xsl:apply-templates select="(placeName | address/placeName | settlement | address/settlement | geogName)[1]"
        mode="m:party"/>
      <xsl:sequence select="date[f:is-dated(.)][1] ! f:date(.)"/>
    </s:act>
  </xsl:template>

  <xsl:mode name="m:party" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Somebody who takes part, or a place; of names whose element says not what they name, by their type. -->
  <xsl:template match="*" mode="m:party" as="element()?">
    <xsl:if test="normalize-space()">
      <xsl:element name="s:{if (self::placeName or self::settlement or self::geogName or @type = 'place') then 'place' else 'party'}">
        <xsl:attribute name="pointers" select="@ref, @key" separator=" "/>
        <xsl:attribute name="file" select="ancestor::*[@d:file][1]/@d:file"/>
        <xsl:value-of select="f:plain-name(.)"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
