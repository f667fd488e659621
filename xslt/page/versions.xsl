<?xml version="1.0" encoding="UTF-8"?>
<!-- The versions of a document, the original and translations of it: what each is called, and the ways to
     them, for panels and lists. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:version" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:companion" on-no-match="fail" on-multiple-match="fail"/>

  <!-- A version; the one that is shown is named, and leads nowhere. -->
  <xsl:template match="c:version" mode="m:version" as="element()">
    <li>
      <a href="{f:link(f:document-path(@document, ''))}" rel="alternate">
        <xsl:where-populated>
          <xsl:attribute name="hreflang" select="f:language-tag(@lang)"/>
        </xsl:where-populated>
        <xsl:value-of select="f:version-name(.)"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="c:version[@document = ../@id]" mode="m:version" as="element()" priority="1">
    <li aria-current="true">
      <xsl:value-of select="f:version-name(.)"/>
      <xsl:text> </xsl:text>
      <span class="gloss"><xsl:value-of select="f:label('version.this')"/></span>
    </li>
  </xsl:template>

  <!-- The page that has another version beside this one. -->
  <xsl:template match="c:version" mode="m:companion" as="element()">
    <li>
      <a href="{f:link(@beside)}">
        <xsl:value-of select="f:label-with('beside', map{
            'left': f:version-name(../c:version[@document = ../@id]),
            'right': f:version-name(.)})"/>
      </a>
    </li>
  </xsl:template>

  <!-- Returns what a version of a document is called: "Russian original". -->
  <xsl:function name="f:version-name" as="xs:string">
    <xsl:param name="version" as="element()"/>
    <xsl:variable name="code" as="xs:string?" select="tokenize(f:language-tag($version/@lang), '-')[1]"/>
    <xsl:variable name="language" as="xs:string"
        select="($code ! f:known-label('language.' || .), $version/@lang ! string(), '')[1]"/>
    <xsl:variable name="form" as="xs:string" select="($version/@form/string()[. ne ''], 'version')[1]"/>
    <xsl:variable name="key" as="xs:string" select="'version.' || $form || '.alone'[$language eq '']"/>
    <xsl:sequence select="f:label-with($key, map{'language': $language})"/>
  </xsl:function>

</xsl:stylesheet>
