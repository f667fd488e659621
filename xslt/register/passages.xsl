<?xml version="1.0" encoding="UTF-8"?>
<!-- Passages quoted on other pages: some words before and after what is mentioned, and the way to
     the place. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="c:passage" mode="m:passage" as="element()">
    <xsl:variable name="document" as="xs:string" select="string((@document, ../@document)[1])"/>
    <li>
      <blockquote>
        <p><xsl:apply-templates mode="#current"/></p>
      </blockquote>
      <p class="to">
        <a href="{f:place-link($document, string(@part), string(@fragment))}">
          <xsl:value-of select="(@title, f:label(if (@fragment) then 'passage.to' else 'passage.header'))[1]"/>
        </a>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="c:mention" mode="m:passage" as="element()">
    <mark><xsl:value-of select="."/></mark>
  </xsl:template>

  <!-- Words that are left out. -->
  <xsl:template match="c:cut" mode="m:passage" as="text()">
    <xsl:text>…</xsl:text>
  </xsl:template>

</xsl:stylesheet>
