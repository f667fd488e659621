<?xml version="1.0" encoding="UTF-8"?>
<!-- What was cited on this page and stands elsewhere now: its old id stays here, with words and a
     link, which need neither a script nor a server. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:moved" on-no-match="fail" on-multiple-match="fail"/>

  <!-- What has moved from the page that is made, at its end. -->
  <xsl:template name="f:moved" as="element()?">
    <xsl:param name="moved" as="element(c:moved)*" select="
        $context/c:context/c:moved[string(@part) eq $part]"/>
    <xsl:if test="exists($moved)">
      <section class="moved" aria-labelledby="ui-moved">
        <h2 id="ui-moved"><xsl:value-of select="f:label('moved.passages')"/></h2>
        <ul>
          <xsl:apply-templates select="$moved" mode="m:moved"/>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:moved" mode="m:moved" as="element()">
    <li id="{@fragment}">
      <xsl:value-of select="f:label-with('moved.passage', map{'id': string(@fragment)}) || ' '"/>
      <a href="{f:present(@to)}"><xsl:value-of select="."/></a>
    </li>
  </xsl:template>

  <!-- Returns the link to the present address of something. -->
  <xsl:function name="f:present" as="xs:string">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="
        (f:web-address($address), f:link(substring-before($address || '#', '#')) || f:hash(substring-after($address, '#')))[1]"/>
  </xsl:function>

  <!-- Returns the same as a public address, where the edition has one. -->
  <xsl:function name="f:absolute-address" as="xs:string?">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="
        (f:web-address($address), f:absolute(substring-before($address || '#', '#')) ! (. || f:hash(substring-after($address, '#'))))[1]"/>
  </xsl:function>

</xsl:stylesheet>
