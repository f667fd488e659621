<?xml version="1.0" encoding="UTF-8"?>
<!-- A page that leads on to where something is now. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:redirect" as="element()">
    <xsl:variable name="link" as="xs:string" select="f:present(c:redirect/@to)"/>
    <xsl:variable name="moved" as="element(c:moved)*" select="c:redirect/c:moved"/>
    <html xsl:use-attribute-sets="f:interface">
      <head>
        <xsl:call-template name="f:policy"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="f:label('moved')"/></title>
        <!-- Where its passages went to different places, a reader is to see which is theirs. -->
        <xsl:if test="empty($moved)">
          <meta http-equiv="refresh" content="0; url={$link}"/>
        </xsl:if>
        <meta name="robots" content="noindex"/>
        <link rel="icon" type="image/svg+xml" href="{f:link('assets/icon.svg')}"/>
        <link rel="canonical" href="{(f:absolute-address(c:redirect/@to), $link)[1]}"/>
        <xsl:call-template name="f:style-links">
          <xsl:with-param name="styles" select="()"/>
        </xsl:call-template>
      </head>
      <body>
        <main>
          <h1><xsl:value-of select="f:label('moved')"/></h1>
          <p><a href="{$link}"><xsl:value-of select="c:redirect/@to"/></a></p>
          <xsl:call-template name="f:moved">
            <xsl:with-param name="moved" select="$moved"/>
          </xsl:call-template>
        </main>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
