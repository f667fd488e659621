<?xml version="1.0" encoding="UTF-8"?>
<!-- What a document's page says of the document to machines: Dublin Core, and the words of citation
     managers. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="c:document" mode="m:head" as="element()*">
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <xsl:variable name="date" as="xs:string?" select="string(@date)[. ne '']"/>
    <xsl:sequence select="
        f:meta('description', (c:abstract, c:citation)[normalize-space()][1]),
        f:meta('DC.title', c:title),
        c:author ! f:meta('DC.creator', .),
        f:meta('DC.date', $date),
        f:meta('DC.type', 'Text'),
        f:meta('DC.language', f:language-tag(@lang)),
        f:meta('DC.publisher', ($facts/c:publisher, c:publisher)[normalize-space()][1]),
        f:meta('DC.source', c:citation),
        f:meta('DC.rights', $facts/c:licence/@target),
        f:meta('DC.identifier', f:absolute($page)),
        f:meta('citation_title', c:title),
        c:author ! f:meta('citation_author', .),
        f:meta('citation_publication_date', $date ! replace(., '-', '/')),
        f:meta('citation_publisher', ($facts/c:publisher, c:publisher)[normalize-space()][1]),
        f:meta('citation_language', f:language-tag(@lang)),
        f:meta('citation_fulltext_html_url', f:absolute($page)),
        f:meta('citation_pdf_url', @pdf[$facts/@pdf = 'true'] ! f:absolute(.))"/>
    <xsl:for-each select="f:absolute($page)">
      <link rel="canonical" href="{.}"/>
    </xsl:for-each>
    <xsl:for-each select="@tei">
      <link rel="alternate" type="application/tei+xml" href="{f:link(.)}" title="TEI"/>
    </xsl:for-each>
    <xsl:for-each select="@pdf[$facts/@pdf = 'true']">
      <link rel="alternate" type="application/pdf" href="{f:link(.)}" title="PDF"/>
    </xsl:for-each>
    <xsl:for-each select="@text">
      <link rel="alternate" type="text/plain" href="{f:link(.)}" title="{f:label('form.text')}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns a piece of metadata, where there is something to say. -->
  <xsl:function name="f:meta" as="element()?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="item()?"/>
    <xsl:if test="normalize-space(string($content))">
      <meta name="{$name}" content="{normalize-space(string($content))}"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the public address of a path, where the edition has an address. -->
  <xsl:function name="f:absolute" as="xs:string?">
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="base" as="xs:string?" select="f:web-address($edition/c:edition/@base-url)"/>
    <xsl:sequence select="
        $base ! (replace(., '/+$', '') || '/'
          || string-join(tokenize($path, '/') ! encode-for-uri(.), '/'))"/>
  </xsl:function>

</xsl:stylesheet>
