<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite the document, and its address. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- How to cite the document, and its address. -->
  <xsl:template name="f:citation-panel" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <section class="panel citation" aria-labelledby="ui-cite">
      <h2 id="ui-cite"><xsl:value-of select="f:label('cite')"/></h2>
      <details>
        <summary><xsl:value-of select="f:label('cite.get')"/></summary>
        <!-- A page that is read has to be light: more are on the page of citations. -->
        <xsl:call-template name="f:citations">
          <xsl:with-param name="document" select="$document"/>
          <xsl:with-param name="citations" select="$context/c:context/c:citation[not(@form = 'paragraph')][position() le 4]"/>
        </xsl:call-template>
        <ul class="inline">
          <xsl:for-each select="'ris', 'bib', 'json'">
            <li>
              <a href="{f:link($document/@cite || '.' || .)}" download="">
                <xsl:value-of select="f:label('cite.' || .)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </details>
      <xsl:if test="$context/c:context/c:citation">
        <p><a href="{f:link($document/@cite || '.html')}"><xsl:value-of select="f:label('cite.paragraph')"/></a></p>
      </xsl:if>
      <xsl:call-template name="f:permalink">
        <xsl:with-param name="path" select="f:document-path($document/@id, $part)"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <!-- The address of the page: to be copied where it is known, else a link, which a browser copies. -->
  <xsl:template name="f:permalink" as="element()">
    <xsl:param name="path" as="xs:string"/>
    <p class="permalink">
      <xsl:choose>
        <xsl:when test="exists(f:absolute($path))">
          <label for="ui-permalink"><xsl:value-of select="f:label('permalink')"/></label>
          <xsl:text> </xsl:text>
          <input id="ui-permalink" type="text" readonly="readonly" data-permalink="{f:link($path)}"
              value="{f:absolute($path)}"/>
        </xsl:when>
        <xsl:otherwise>
          <a id="ui-permalink" href="{f:link($path)}"><xsl:value-of select="f:label('permalink')"/></a>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <button type="button" hidden="hidden" data-copy="ui-permalink" data-copied="{f:label('copied')}">
        <xsl:value-of select="f:label('copy')"/>
      </button>
    </p>
  </xsl:template>

  <!-- Returns the citation that the source gives, else one of title, date and edition. -->
  <xsl:function name="f:citation" as="xs:string">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:sequence select="
        if (normalize-space($document/c:citation)) then normalize-space($document/c:citation)
        else string-join((
            $document/c:author ! normalize-space(),
            $document/c:title ! normalize-space(),
            $document/c:date ! f:date-text(.),
            string-join($document/(c:repository, c:shelfmark) ! normalize-space(), ', '),
            $document/c:within[1] ! normalize-space(),
            f:edition-title())[. ne ''], '. ') || '.'"/>
  </xsl:function>

</xsl:stylesheet>
