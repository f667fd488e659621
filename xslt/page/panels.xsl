<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands beside a document: its source, how to cite it, its forms, who and what it names,
     its header. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="f:document-panels" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="header" as="element()?"/>
    <div class="panels">
      <xsl:call-template name="f:source-panel">
        <xsl:with-param name="header" select="$header"/>
      </xsl:call-template>
      <xsl:call-template name="f:correspondence-panel">
        <xsl:with-param name="header" select="$header"/>
      </xsl:call-template>
      <!-- The encoding guide is a page and nothing else. -->
      <xsl:if test="$document/@tei">
        <xsl:call-template name="f:citation-panel">
          <xsl:with-param name="document" select="$document"/>
        </xsl:call-template>
        <xsl:call-template name="f:forms-panel">
          <xsl:with-param name="document" select="$document"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="f:entities-panel"/>
      <xsl:call-template name="f:header-panel">
        <xsl:with-param name="document" select="$document"/>
        <xsl:with-param name="header" select="$header"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <!-- The full archival citation: archive and shelfmark. -->
  <xsl:template name="f:source-panel" as="element()*">
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="identifiers" as="element()*"
        select="$header/fileDesc/sourceDesc//msDesc[1][not(ancestor::witness)]/msIdentifier[normalize-space()]"/>
    <xsl:if test="exists($identifiers)">
      <section class="panel source" aria-labelledby="ui-source">
        <h2 id="ui-source"><xsl:value-of select="f:label('source')"/></h2>
        <xsl:sequence select="f:quoted($identifiers)"/>
        <xsl:variable name="parts" as="element()*">
          <xsl:call-template name="f:rows">
            <xsl:with-param name="elements" select="
                $identifiers//idno[not(idno)][@type][f:known-label('element.idno.' || @type)]"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:where-populated>
          <dl class="shelfmark">
            <xsl:sequence select="f:without-ids($parts)"/>
          </dl>
        </xsl:where-populated>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Of a letter: from whom, to whom, and the letters around it. -->
  <xsl:template name="f:correspondence-panel" as="element()?">
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="descriptions" as="element()*" select="$header/profileDesc/correspDesc[*]"/>
    <xsl:if test="exists($descriptions)">
      <section class="panel correspondence" aria-labelledby="ui-correspondence">
        <h2 id="ui-correspondence"><xsl:value-of select="f:label('element.correspDesc')"/></h2>
        <xsl:sequence select="f:quoted($descriptions)"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- How to cite the document, and its address. -->
  <xsl:template name="f:citation-panel" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <section class="panel citation" aria-labelledby="ui-cite">
      <h2 id="ui-cite"><xsl:value-of select="f:label('cite')"/></h2>
      <details>
        <summary><xsl:value-of select="f:label('cite.get')"/></summary>
        <p class="citation"><xsl:value-of select="f:citation($document)"/></p>
        <ul class="inline">
          <xsl:for-each select="'ris', 'bib', 'json'">
            <li>
              <a href="{f:link($document/@cite || '.' || .)}" download="download">
                <xsl:value-of select="f:label('cite.' || .)"/>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </details>
      <p class="permalink">
        <label for="ui-permalink"><xsl:value-of select="f:label('permalink')"/></label>
        <xsl:text> </xsl:text>
        <xsl:variable name="path" as="xs:string" select="f:document-path($document/@id, $part)"/>
        <input id="ui-permalink" type="text" readonly="readonly" data-permalink="{f:link($path)}"
            value="{(f:absolute($path), $path)[1]}"/>
        <button type="button" hidden="hidden" data-copy="ui-permalink" data-copied="{f:label('copied')}">
          <xsl:value-of select="f:label('copy')"/>
        </button>
      </p>
    </section>
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

  <!-- The forms that the document exists in. -->
  <xsl:template name="f:forms-panel" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <section class="panel forms" aria-labelledby="ui-forms">
      <h2 id="ui-forms"><xsl:value-of select="f:label('forms')"/></h2>
      <ul class="inline">
        <li><a href="{f:link(f:document-path($document/@id, ''))}">HTML</a></li>
        <xsl:if test="$edition/c:edition/@pdf = 'true'">
          <li><a href="{f:link($document/@pdf)}" type="application/pdf">PDF</a></li>
        </xsl:if>
        <li><a href="{f:link($document/@tei)}" type="application/tei+xml">TEI</a></li>
        <xsl:for-each select="$document/@text">
          <li>
            <a href="{f:link(.)}" type="text/plain"><xsl:value-of select="f:label('form.text')"/></a>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- Who and what the document names. -->
  <xsl:template name="f:entities-panel" as="element()?">
    <xsl:variable name="named" as="element(c:target)*"
      select="$context/c:context/c:target[(@of, @kind)[1] = f:kinds()][@id or @of]"/>
    <xsl:if test="exists($named)">
      <section class="panel entities" aria-labelledby="ui-entities">
        <h2 id="ui-entities"><xsl:value-of select="f:label('named-here')"/></h2>
        <xsl:for-each select="f:kinds()[. = $named/(@of, @kind)[1]]">
          <xsl:variable name="kind" as="xs:string" select="."/>
          <h3><xsl:value-of select="f:label('nav.' || $kind)"/></h3>
          <ul class="glossed">
            <xsl:for-each-group select="$named[(@of, @kind)[1] = $kind]"
                group-by="string-join((@document, @id, @fragment), '#')">
              <xsl:sort select="lower-case((@sort, c:name, @id)[1])"
                  collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
              <li>
                <a href="{f:href(.)}"><xsl:value-of select="(c:name, @id)[1]"/></a>
                <xsl:for-each select="c:gloss[normalize-space()]">
                  <xsl:text> </xsl:text>
                  <span class="gloss"><xsl:value-of select="."/></span>
                </xsl:for-each>
              </li>
            </xsl:for-each-group>
          </ul>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The header: editors, source, terms of use, history of the encoding. -->
  <xsl:template name="f:header-panel" as="element()?">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="header" as="element()?"/>
    <xsl:if test="$header">
      <section class="panel header" aria-labelledby="ui-header">
        <details>
          <summary><h2 id="ui-header"><xsl:value-of select="f:label('header')"/></h2></summary>
          <xsl:apply-templates select="$header" mode="m:header">
            <xsl:with-param name="said" select="$document/(c:title, c:subtitle) ! normalize-space()"/>
          </xsl:apply-templates>
          <!-- What is said of the collection that the document belongs to (a teiCorpus). -->
          <xsl:for-each select="$header/teiHeader">
            <h3><xsl:value-of select="f:label('collection')"/></h3>
            <xsl:apply-templates select="." mode="m:header"/>
          </xsl:for-each>
        </details>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
