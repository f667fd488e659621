<?xml version="1.0" encoding="UTF-8"?>
<!-- The elements of P4. All that is not named here is called in P5 as it was. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.tei-c.org/ns/1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  exclude-result-prefixes="#all">

  <xsl:include href="attributes.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="editing.xsl"/>
  <xsl:include href="others.xsl"/>

  <xsl:mode name="m:p5" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- What only has another name in P5. -->
  <xsl:variable name="f:names" as="map(xs:string, xs:string)" select="map{
      'TEI.2': 'TEI', 'teiCorpus.2': 'teiCorpus', 'handList': 'handNotes', 'hand': 'handNote',
      'state': 'refState', 'step': 'refState', 'witList': 'listWit', 'event': 'incident',
      'msDescription': 'msDesc', 'msHeading': 'head', 'overview': 'summary', 'altName': 'altIdentifier',
      'tr': 'quote', 'xref': 'ref', 'xptr': 'ptr', 'sym': 'symbol', 'str': 'string', 'nbr': 'numeric',
      'distance': 'measure'}"/>

  <xsl:template match="*[namespace-uri() eq '']" mode="m:p5" priority="-0.25" as="element()">
    <xsl:call-template name="f:element"/>
  </xsl:template>

  <!-- An element of P5 with the attributes and the content of one of P4, and perhaps with more. -->
  <xsl:template name="f:element" as="element()">
    <xsl:param name="name" as="xs:string" select="($f:names(local-name()), local-name())[1]"/>
    <xsl:param name="attributes" as="attribute()*" select="@*"/>
    <xsl:param name="more" as="node()*"/>
    <xsl:element name="{$name}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:apply-templates select="$attributes" mode="m:p5"/>
      <xsl:sequence select="$more"/>
      <xsl:apply-templates mode="m:p5"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
