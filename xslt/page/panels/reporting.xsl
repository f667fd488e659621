<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a reader says that something is wrong: an address of the settings, with what is known of the page
     filled in. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the link by which a reader reports an error. The page's script adds what is quoted. -->
  <xsl:function name="f:report-link" as="element()?">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:variable name="path" as="xs:string" select="f:document-path($document/@id, $part)"/>
    <xsl:variable name="filled" as="xs:string?" select="
        $edition/c:edition/c:report/@to
        ! f:filled(f:report-template(.), map{'id': string($document/@id), 'address': (f:absolute($path), $path)[1],
            'title': f:title($document)})"/>
    <xsl:variable name="address" as="xs:string?" select="$filled ! f:web-address(replace(., '\{quotation\}', ''))"/>
    <xsl:if test="exists($address)">
      <p class="report">
        <a href="{$address}" data-report="{$filled}"><xsl:value-of select="f:label('trust.report')"/></a>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- Returns where to report, with what is to be filled in: of a mailbox alone, subject and text. -->
  <xsl:function name="f:report-template" as="xs:string">
    <xsl:param name="to" as="xs:string"/>
    <xsl:sequence select="
        if (contains($to, '{') or not(starts-with($to, 'mailto:'))) then $to
        else $to || (if (contains($to, '?')) then '&amp;' else '?')
          || 'subject={id}&amp;body={title}%0A{address}%0A%0A{quotation}%0A%0A'"/>
  </xsl:function>

  <!-- Returns a template of an address with its values. -->
  <xsl:function name="f:filled" as="xs:string">
    <xsl:param name="template" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:analyze-string select="$template" regex="\{{(id|address|title)\}}">
        <xsl:matching-substring>
          <xsl:sequence select="encode-for-uri($values(regex-group(1)))"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

</xsl:stylesheet>
